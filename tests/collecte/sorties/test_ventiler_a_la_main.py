"""Bins and containers weighed without a category, worked by hand."""

import pytest

from collecte.sorties.services.sorties import sortir, sortir_des_bacs
from collecte.sorties.services.voies import Charge, SortieDemandee
from collecte.tri.services.tri import orienter
from tests.collecte.livres import deposer, pas, stock
from tests.fabriques import bac, categorie, entete, un_point

pytestmark = pytest.mark.django_db


def jeter(point, code: str, masse_g: int) -> None:
    deposer(point, code, masse_g)
    orienter(
        entete=entete(point=point),
        categorie=categorie(code),
        de="a_trier",
        vers="a_jeter",
        masse_g=masse_g,
    )


def test_un_bac_de_soixante_kilos_bruts_sur_quatre_categories():
    point = un_point("quai")
    # 100 kg wait to be thrown away: 50 % textiles, 25 % livres, 15 % jouets, 10 % bibelots.
    for code, g in [
        ("textiles", 50_000),
        ("livres", 25_000),
        ("jouets", 15_000),
        ("bibelots", 10_000),
    ]:
        jeter(point, code, g)
    petit = bac("Petit bac vert")
    assert petit.tare_g == 22_000

    bon, _cree = sortir_des_bacs(entete=entete(point=point), bac=petit, n=1, brut_g=60_000)

    # 60 − 22 = 38 kg net, shared 50, 25, 15 and 10 %.
    assert bon.lignes.get().masse_g == 38_000
    parts = {c: g for c, _de, _vers, g in pas(bon)}
    assert parts == {"textiles": 19_000, "livres": 9_500, "jouets": 5_700, "bibelots": 3_800}
    assert {m.ventilation for m in bon.mouvements.all()} == {"calculee"}
    assert stock(point.lieu, "textiles", "a_jeter") == 31_000


def test_le_plus_fort_reste_ne_perd_pas_un_gramme():
    point = un_point("quai")
    for code in ("textiles", "livres", "jouets"):
        jeter(point, code, 10_000)

    bon, _cree = sortir_des_bacs(
        entete=entete(point=point), bac=bac("Petit bac vert"), n=1, brut_g=32_000
    )

    # 10 000 g over three equal thirds: 3 334 + 3 333 + 3 333.
    assert sorted(g for *_x, g in pas(bon)) == [3_333, 3_333, 3_334]


def test_ce_qu_aucun_stock_n_explique_reste_non_ventile():
    point = un_point("quai")
    jeter(point, "textiles", 8_000)

    bon, _cree = sortir_des_bacs(
        entete=entete(point=point), bac=bac("Petit bac vert"), n=1, brut_g=32_000
    )

    assert {c: g for c, _de, _vers, g in pas(bon)} == {"textiles": 8_000, "sans-categorie": 2_000}


def test_deux_bacs_d_un_coup_retirent_deux_tares():
    point = un_point("quai")
    jeter(point, "textiles", 50_000)

    bon, _cree = sortir_des_bacs(
        entete=entete(point=point), bac=bac("Petit bac vert"), n=2, brut_g=80_000
    )

    assert bon.lignes.get().masse_g == 36_000


def test_plusieurs_bacs_differents_dans_un_seul_bon():
    point = un_point("quai")
    jeter(point, "textiles", 50_000)
    petit, jaune = bac("Petit bac vert"), bac("Petit bac jaune")
    charges = [
        Charge(brut_g=petit.tare_g + 9_000, bac=petit, tares=((petit, 1),)),
        Charge(brut_g=jaune.tare_g + 4_000, bac=jaune, tares=((jaune, 1),)),
    ]

    bon, _cree = sortir(entete=entete(point=point), demande=SortieDemandee("bac", charges))

    assert [li.masse_g for li in bon.lignes.order_by("rang")] == [9_000, 4_000]


def test_une_sortie_que_le_tri_n_avait_pas_annoncee():
    """12 kg leave the shelf where the books hold 5: 4 wait to be sorted, 3 nobody saw."""
    from collecte.sorties.services.sorties import donner
    from tests.fabriques import type_don

    point = un_point("quai")
    deposer(point, "livres", 9_000)
    orienter(
        entete=entete(point=point),
        categorie=categorie("livres"),
        de="a_trier",
        vers="rayon",
        masse_g=5_000,
    )

    bon, _cree = donner(
        entete=entete(point=point),
        type_don=type_don(),
        categorie=categorie("livres"),
        brut_g=12_000,
    )

    assert pas(bon) == [
        ("livres", "a_trier", "rayon", 4_000),
        ("livres", "rayon", "donne_particulier", 12_000),
    ]
    assert [m.implicite for m in bon.mouvements.order_by("id")] == [True, False]
    assert stock(point.lieu, "livres", "rayon") == -3_000
