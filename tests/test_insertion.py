"""Rows inserted by one plain statement are rows like the others."""

import pytest
from django.db import IntegrityError, transaction

from collecte.livre.models import Ligne, Tare
from petiterockette.base.insertion import LOT, inserer
from tests.fabriques import categorie, contenant, matiere, un_depot

pytestmark = pytest.mark.django_db


def des_lignes(bon, n: int, **champs) -> list[Ligne]:
    return [
        Ligne(
            bon=bon,
            rang=100 + rang,
            categorie=categorie(),
            matiere=matiere(),
            de="donateur",
            vers="a_trier",
            brut_g=champs.get("brut_g", 500),
            masse_g=500,
            mesure="pesee",
        )
        for rang in range(n)
    ]


def test_chaque_ligne_revient_avec_son_numero_meme_en_plusieurs_lots():
    bon = un_depot()
    lignes = des_lignes(bon, LOT + 3)

    inserer(lignes)

    lues = list(Ligne.objects.filter(bon=bon, rang__gte=100).order_by("id"))
    assert [(li.pk, li.rang) for li in lues] == [(li.pk, li.rang) for li in lignes]
    assert not any(li._state.adding for li in lignes)
    inserer([Tare(ligne=lignes[-1], contenant=contenant(), n=1, tare_g=3_000)])
    assert lues[-1].tares.get().tare_g == 3_000


def test_rien_a_inserer_ne_demande_rien(django_assert_num_queries):
    with django_assert_num_queries(0):
        inserer([])


def test_la_base_juge_ces_lignes_comme_les_autres():
    bon = un_depot()

    with pytest.raises(IntegrityError), transaction.atomic():
        inserer(des_lignes(bon, 1, brut_g=100))
