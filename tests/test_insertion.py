"""Rows inserted by one plain statement are rows like the others."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from collecte.livre.models import Apport, Bon, Ligne, Tare
from petiterockette.base.insertion import LOT, compter_les_rangees, inserer, parents_d_abord
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Personne
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


def test_les_tables_viennent_apres_celles_qu_elles_designent():
    ordre = parents_d_abord([Tare, Apport, Ligne, Personne, Bon])

    assert set(ordre) == {Tare, Apport, Ligne, Personne, Bon}
    avant = {modele: ordre[:rang] for rang, modele in enumerate(ordre)}
    assert Bon in avant[Ligne]
    assert Ligne in avant[Tare]
    assert Bon in avant[Apport]
    assert Personne in avant[Apport]


@pytest.mark.sqlite
def test_sqlite_sait_qu_un_lieu_a_des_milliers_d_entrees():
    """Told of a thousand at most, it would read and sort all those of a site for its last fifty."""
    le = timezone.now()
    Entree.objects.bulk_create(
        Entree(le=le, code="essai", resume="Essai", lieu=1) for _ in range(1_500)
    )

    compter_les_rangees()

    with connection.cursor() as curseur:
        curseur.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'journal_entree_lieu'")
        assert curseur.fetchone()[0] == "1500 1500 1"
