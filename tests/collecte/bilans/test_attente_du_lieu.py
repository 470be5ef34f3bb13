"""What waits at a site, read for less: the same answers as category by category."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from collecte.bilans.attentes import (
    HUIT_SEMAINES,
    Attente,
    attente_du_lieu,
    attentes,
    reunir,
    vieux_tas,
)
from collecte.livre.services.annulations import annuler
from tests.collecte.livres import deposer, sortir_du_tri
from tests.fabriques import categorie, entete, un_compte, un_point

pytestmark = pytest.mark.django_db

CODES = ("livres", "textiles", "vaisselle")


@pytest.fixture
def le(time_machine):
    def aller(jour: date) -> date:
        time_machine.move_to(datetime(jour.year, jour.month, jour.day, 11, tzinfo=UTC), tick=False)
        return jour

    return aller


def test_rien_n_attend_sur_une_base_vide():
    assert attente_du_lieu(un_point().lieu_id, "a_trier") is None
    assert vieux_tas(None, "a_trier") == {}


def test_le_plus_ancien_de_toutes_les_categories(le):
    point = un_point(maximum_g=None)
    le(date(2027, 3, 1))
    deposer(point, "textiles", 40_000)
    le(date(2027, 3, 20))
    deposer(point, "livres", 100_000)
    le(date(2027, 4, 2))
    sortir_du_tri(point, "textiles", 30_000)
    jour = le(date(2027, 4, 10))

    la = attente_du_lieu(point.lieu_id, "a_trier")

    assert la == Attente(110_000, date(2027, 3, 1))
    assert la.jours(jour) == 40


def test_au_dela_de_deux_ans_l_age_ne_se_dit_plus(le):
    point = un_point(maximum_g=None)
    le(date(2025, 1, 6))
    deposer(point, "livres", 40_000)
    le(date(2027, 4, 10))
    deposer(point, "textiles", 5_000)

    assert attente_du_lieu(point.lieu_id, "a_trier") == Attente(45_000, None)


@pytest.mark.parametrize("graine", range(4))
def test_lire_pour_moins_dit_la_meme_chose(le, graine, django_assert_max_num_queries):
    """Three categories at two sites, over a year of random days, some gestures cancelled."""
    hasard = random.Random(graine)
    points = [un_point(maximum_g=None) for _ in range(2)]
    compte = un_compte("direction")
    jour = date(2027, 1, 3)
    for _geste in range(70):
        jour += timedelta(days=hasard.randrange(0, 10))
        le(jour)
        point, code = hasard.choice(points), hasard.choice(CODES)
        attend = attentes(point.lieu_id, "a_trier").get(categorie(code).pk)
        if attend is None or hasard.random() < 0.6:
            bon = deposer(point, code, hasard.randrange(1, 40) * 500)
        else:
            bon = sortir_du_tri(point, code, hasard.randrange(1, attend.masse_g + 1))
        if hasard.random() < 0.15:
            annuler(bon=bon, uuid=entete(point=point).uuid, motif="Faute", compte=compte)

    for point in points:
        un_a_un = attentes(point.lieu_id, "a_trier", limite=HUIT_SEMAINES)
        ensemble = reunir(un_a_un.values())
        with django_assert_max_num_queries(6):
            la = attente_du_lieu(point.lieu_id, "a_trier")
        assert (la.masse_g, la.depuis) == (ensemble.masse_g, ensemble.depuis)
        vieux = {(point.lieu_id, c): a.vieux_g for c, a in un_a_un.items() if a.vieux_g}
        assert vieux_tas([point.lieu_id], "a_trier", limite=HUIT_SEMAINES) == vieux


def test_les_vieux_tas_de_tous_les_lieux_se_lisent_en_trois_requetes(
    le, django_assert_max_num_queries
):
    points = [un_point(maximum_g=None) for _ in range(3)]
    le(date(2027, 3, 1))
    for rang, point in enumerate(points):
        deposer(point, "livres", 10_000 * (rang + 1))
    le(date(2027, 4, 15))
    deposer(points[0], "livres", 1_000)

    with django_assert_max_num_queries(3):
        vieux = vieux_tas(None, "a_trier")

    assert sorted(vieux.values()) == [10_000, 20_000, 30_000]
