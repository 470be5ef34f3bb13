"""The key of the chains may be changed: what it sealed before is still read."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from petiterockette.demarrage import refuser_de_servir
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import CleFausse
from petiterockette.journal.verifications.chaines import chaines, cles
from petiterockette.travaux.nuit import faire_la_nuit
from tests.greffons.bases import sceaux_leves

pytestmark = pytest.mark.django_db


def un_maillon(chaine: str = "essai") -> None:
    with transaction.atomic():
        enchainer(chaine, {"n": 1}, timezone.now())


@pytest.fixture
def cle_changee(settings):
    """Somebody put another key under the same name, after three chains were sealed."""
    for nom in ("essai", "essai", "autre", "maison"):
        un_maillon(nom)
    settings.CLES_DES_CHAINES = {"1": "une-autre-cle"}


def test_une_nouvelle_cle_lit_encore_ce_que_l_ancienne_a_scelle(settings):
    un_maillon()

    settings.CLES_DES_CHAINES = {**settings.CLES_DES_CHAINES, "2": "une-nouvelle-cle"}
    settings.NOM_DE_LA_CLE = "2"
    un_maillon()

    assert list(chaines()) == []


def test_une_cle_perdue_se_dit(settings):
    un_maillon()

    settings.CLES_DES_CHAINES = {"2": "une-nouvelle-cle"}

    assert [c.phrase for c in chaines()] == [
        "chaîne essai : la clé « 1 » du maillon 1 n’est plus dans la configuration"
    ]


@pytest.mark.usefixtures("cle_changee")
def test_une_cle_changee_se_dit_en_une_phrase_et_non_chaine_par_chaine():
    assert [c.phrase.partition(" : ")[0].partition("\u00a0: ")[0] for c in cles()] == [
        "La clé «\u00a01\u00a0» n’est pas celle qui a scellé les chaînes"
    ]
    assert list(chaines()) == []


@pytest.mark.usefixtures("cle_changee")
def test_avec_une_autre_cle_rien_de_plus_ne_s_ecrit():
    avant = Maillon.objects.count()

    with pytest.raises(CommandError, match="CLE_DES_CHAINES"):
        call_command("verifier")
    with pytest.raises(CleFausse):
        faire_la_nuit(timezone.localdate())

    assert Maillon.objects.count() == avant


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("cle_changee")
def test_avec_une_autre_cle_le_produit_ne_demarre_pas():
    with pytest.raises(ImproperlyConfigured, match="CLE_DES_CHAINES"):
        refuser_de_servir()


def test_un_maillon_change_n_est_pas_une_cle_changee():
    for nom in ("essai", "essai", "autre"):
        un_maillon(nom)

    with sceaux_leves("default"):
        Maillon.objects.filter(chaine__nom="essai").update(contenu={"n": 2})

    assert list(cles()) == []
    assert [c.phrase for c in chaines()] == ["chaîne essai : le maillon 1 a été changé"]
