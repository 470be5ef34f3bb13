"""A query composed once answers as the ORM does, whatever it is asked next."""

from datetime import date, timedelta

import pytest
from django.db.models import Count
from django.utils import timezone

from boutique.models import Vente
from petiterockette.requetes import RequetePrete
from tests.boutique.a_la_caisse import ligne, une_caisse

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]
COLONNES = ("id", "uuid", "jour", "le", "hors_tiroir", "motif", "serie__caisse__numero")


def du_jour(jour, session):
    return (
        Vente.objects.order_by("pk").filter(jour__lte=jour, session=session).values_list(*COLONNES)
    )


def test_elle_rend_ce_que_rend_l_orm_pour_chaque_demande():
    tenue = une_caisse()
    for _ in range(3):
        tenue.vendre(ligne("Pantalon"))
    prete, jour = RequetePrete(du_jour, date, int), timezone.localdate()

    for demande in (
        (jour, tenue.session.pk),
        (jour, tenue.session.pk + 1),
        (jour - timedelta(days=1), tenue.session.pk),
        (jour, tenue.session.pk),
    ):
        assert prete(*demande) == list(du_jour(*demande))
    assert len(prete(jour, tenue.session.pk)) == 3


def test_un_argument_peut_servir_deux_fois_et_un_compte_se_compte():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    prete = RequetePrete(
        lambda s: (
            Vente.objects.order_by()
            .filter(session=s, session__pk=s)
            .values_list("nature")
            .annotate(Count("pk"))
        ),
        int,
    )

    assert prete(tenue.session.pk) == [("vente", 1)]
    assert prete(0) == []


def test_un_argument_qui_ne_se_compare_pas_tel_quel_est_refuse():
    prete = RequetePrete(lambda n: Vente.objects.filter(motif__contains=n).values_list("pk"), int)

    with pytest.raises(ValueError, match="not compared"):
        prete(3)
