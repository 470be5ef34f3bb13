"""Two people at once: one declaration a period, one agreement that names a category."""

import pytest

from collecte.declarations.models import Declaration, Rattachement
from collecte.declarations.refus import DejaAilleurs
from petiterockette.dossiers.models import Dossier
from tests.fabriques import un_compte
from tests.parallele import en_parallele, erreurs

from .les_conventions import declaree, textiles, une_convention, une_ligne

pytestmark = pytest.mark.django_db(transaction=True)


def test_deux_personnes_a_la_fois_ne_font_qu_une_declaration(trimestre, time_machine):
    time_machine.move_to("2026-10-05 09:00+00:00", tick=True)
    convention, compte = textiles(), un_compte("direction")

    def faire():
        return declaree(convention, compte=compte)

    assert erreurs(en_parallele([faire, faire])) == []
    assert Declaration.objects.count() == Dossier.objects.count() == 1


def test_deux_conventions_a_la_fois_ne_prennent_pas_la_meme_categorie(trimestre, time_machine):
    time_machine.move_to("2026-10-05 09:00+00:00", tick=True)
    ici, la = une_convention(), une_convention(nom="Ecologic")
    compte = un_compte("direction")

    [refus] = erreurs(
        en_parallele(
            [
                lambda: une_ligne(ici, compte=compte),
                lambda: une_ligne(la, compte=compte),
            ]
        )
    )

    assert isinstance(refus, DejaAilleurs)
    assert Rattachement.objects.count() == 1
