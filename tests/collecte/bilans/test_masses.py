"""Sums of movements: whole months from the cache, days at the edges from the ledger."""

import random
from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.masses import masses, stock_vif
from collecte.livre.models import Bon
from collecte.livre.services.mouvements import ecrire, sans_matiere
from collecte.matiere.ecritures import Pas
from collecte.matiere.jours import mois_suivant
from tests.fabriques import categorie, les_listes, un_compte, un_depot, un_lieu, un_point, une_ligne

JOUR = timedelta(days=1)


@pytest.fixture
def histoire(db) -> list[tuple[date, int, str, str, int]]:
    """Two years of movements at two sites: what was written, told by the test itself."""
    les_listes()
    hasard = random.Random(2026)
    compte = un_compte("direction")
    lieux = [un_lieu(), un_lieu()]
    categories = [categorie(code).pk for code in ("livres", "textiles", "velo")]
    routes = [
        ("vente_hors_caisse", "rayon", "vendu"),
        ("sortie", "a_recycler", "recycle"),
        ("apport", "donateur", "a_trier"),
        ("contre_ecriture", "vendu", "rayon"),
    ]
    ecrits, a_annuler = [], []
    for _ in range(150):
        jour = date(2027, 1, 1) + timedelta(days=hasard.randrange(790))
        nature, de, vers = hasard.choice(routes[: 4 if a_annuler else 3])
        lieu, c, g = hasard.choice(lieux), hasard.choice(categories), hasard.randint(1, 9_000)
        contre = nature == "contre_ecriture"
        bon = Bon.objects.create(
            uuid=uuid4(),
            empreinte="",
            nature=nature,
            lieu=lieu,
            jour=jour,
            enregistre_le=timezone.now(),
            compte=compte,
            annule=a_annuler.pop() if contre else None,
            motif="essai" if contre else "",
        )
        if not contre:
            a_annuler.append(bon)
        ecrire(bon=bon, pas=[Pas(c, sans_matiere(), de, vers, g)], sans_matiere=sans_matiere())
        ecrits.append((jour, lieu.pk, de, vers, g))
    return ecrits


def _periodes() -> list[tuple[date, date]]:
    hasard = random.Random(7)
    debuts = [date(2026, 12, 1) + timedelta(days=hasard.randrange(840)) for _ in range(60)]
    periodes = [(d, d + timedelta(days=hasard.choice([0, 1, 29, 31, 60, 400]))) for d in debuts]
    mois = [date(2027 + m // 12, m % 12 + 1, 1) for m in range(26)]
    # Whole months and years, 29 February 2028 included, and one day short or more.
    for d in mois:
        dernier = d.replace(day=monthrange(d.year, d.month)[1])
        periodes += [
            (d, dernier),
            (d, dernier - timedelta(days=1)),
            (d - timedelta(days=1), dernier),
        ]
    return [*periodes, (date(2027, 1, 1), date(2028, 12, 31)), (date(2028, 2, 29),) * 2]


@pytest.mark.parametrize("lire", [masses, masses_en_gros])
def test_les_masses_sont_la_somme_des_mouvements_quelle_que_soit_la_periode(histoire, lire):
    lieux = sorted({lieu for _j, lieu, *_reste in histoire})
    for debut, fin in _periodes():
        for choix in (None, lieux[:1], lieux, []):
            attendu = defaultdict(int)
            for jour, lieu, de, vers, grammes in histoire:
                if debut <= jour <= fin and (choix is None or lieu in choix):
                    attendu[(de, vers)] += grammes
            obtenu = defaultdict(int)
            for _m, _c, _matiere, de, vers, _mesure, grammes in lire(debut, fin, choix):
                obtenu[(de, vers)] += grammes
            assert obtenu == attendu, (debut, fin, choix)


def test_une_periode_a_l_envers_est_vide(histoire):
    assert masses(date(2028, 1, 2), date(2028, 1, 1)) == []


def test_dix_ans_se_lisent_en_une_requete(histoire, django_assert_num_queries):
    with django_assert_num_queries(1):
        masses(date(2020, 1, 1), date(2029, 12, 31))
    with django_assert_num_queries(2):
        masses(date(2020, 1, 2), date(2029, 12, 30))


@pytest.mark.parametrize(
    ("jour", "suivant"),
    [
        (date(2026, 1, 31), date(2026, 2, 1)),
        (date(2027, 12, 1), date(2028, 1, 1)),
        (date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_le_mois_suivant_commence_le_premier(jour, suivant):
    assert mois_suivant(jour) == suivant


@pytest.mark.django_db
def test_le_stock_vif_est_celui_des_lieux_demandes():
    ici, ailleurs = un_point(), un_point()
    un_depot(une_ligne("livres", 3_000), point=ici)
    un_depot(une_ligne("livres", 500), point=ailleurs)

    assert stock_vif() == 3_500
    assert stock_vif([ici.lieu_id]) == 3_000
    assert stock_vif([]) == 0
