"""Rates and shares: 0 and 100 are exact, what adds up is printed so that it adds up."""

import random
from decimal import Decimal

import pytest

from petiterockette.mots.taux import (
    CENT,
    au_dixieme,
    detailler,
    ecrire,
    part,
    part_de,
    partager,
    points,
    pourcent,
    pourcent_signe,
    rapport,
    variation,
)


@pytest.mark.parametrize(
    ("partie", "tout", "vaut", "ecrit"),
    [
        (318_850, 350_000, "91.1", "91,1"),
        (1, 3, "33.3", "33,3"),
        (2, 3, "66.7", "66,7"),
        (1, 2_000, "0.1", "0,1"),
        (10**18, 3 * 10**18, "33.3", "33,3"),
        (0, 5, "0", "0,0"),
        (5, 5, "100", "100,0"),
        # 100 kg of 350 t in the bin read 100,0; 4 g of 10 kg read 0,0.
        (349_900, 350_000, "99.97", "99,9"),
        (4, 10_000, "0.04", "<\u00a00,1"),
        (1, 10**9, "0.01", "<\u00a00,1"),
        (10**9 - 1, 10**9, "99.99", "99,9"),
    ],
)
def test_cent_et_zero_sont_gardes_pour_tout_et_rien(partie, tout, vaut, ecrit):
    assert part(partie, tout) == Decimal(vaut)
    assert ecrire(part(partie, tout)) == ecrit


@pytest.mark.parametrize(("partie", "tout"), [(5, 0), (5, -1), (-1, 3), (7, 5), (0, 0)])
def test_une_part_est_entre_rien_et_tout_ou_n_est_pas(partie, tout):
    assert part(partie, tout) is None


def test_une_part_negative_n_en_laisse_aucune():
    assert part_de([151, -51], [0]) is None
    assert part_de([10], [-9]) is None
    assert part_de([], []) is None
    assert part_de([1], [1, 2]) == Decimal(25)


@pytest.mark.parametrize(
    ("valeur", "base", "vaut", "ecrit"),
    [
        (150, 100, "150", "150,0"),
        (10_004, 10_000, "100.04", "100,1"),
        (10**9 + 1, 10**9, "100.01", "100,1"),
        (9_996, 10_000, "99.96", "99,9"),
    ],
)
def test_un_rapport_peut_passer_cent_mais_ne_le_dit_pas_sans_l_etre(valeur, base, vaut, ecrit):
    assert rapport(valeur, base) == Decimal(vaut)
    assert ecrire(rapport(valeur, base)) == ecrit
    assert rapport(-valeur, base) is None


@pytest.mark.parametrize(
    ("ecart", "depart", "ecrit"),
    [
        (5, 100, "+5,0\u00a0%"),
        (-3, 2, "−150,0\u00a0%"),
        (0, 2, "0,0\u00a0%"),
        (-9_997, 10_000, "−99,9\u00a0%"),
        (-4, 10_000, "−<\u00a00,1\u00a0%"),
        (5, 0, "—"),
    ],
)
def test_une_variation_garde_son_signe(ecart, depart, ecrit):
    assert pourcent_signe(variation(ecart, depart)) == ecrit


def test_rien_a_diviser_est_un_tiret():
    assert pourcent(None) == ecrire(None) == "—"


@pytest.mark.parametrize(
    ("total", "poids", "parts"),
    [
        (100, [199_500, 119_350, 31_150], [57, 34, 9]),
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [9_970, 15, 15], [98, 1, 1]),
        (1_000, [349_900, 100], [999, 1]),
        (100, [5, 0], [100, 0]),
        (2, [1, 5, 3], [0, 1, 1]),
        (0, [3, 4], [0, 0]),
    ],
)
def test_ce_qui_existe_a_au_moins_une_unite(total, poids, parts):
    assert partager(total, poids) == parts


def test_au_hasard_les_parts_s_additionnent_et_aucune_ne_se_tait():
    hasard = random.Random(15)
    for _ in range(2_000):
        poids = [hasard.choice([0, 1, 7, 10**7, hasard.randrange(10**9)]) for _ in range(5)]
        if not any(poids):
            continue
        dixiemes = detailler(CENT, poids)
        assert sum(dixiemes) == 100
        assert [bool(d) for d in dixiemes] == [bool(p) for p in poids]
        # Of two shares, the one beside is the one alone, to the tenth.
        premier, _second = detailler(CENT, [poids[0], sum(poids[1:])])
        assert premier == au_dixieme(part(poids[0], sum(poids)))
        assert all(
            abs(d - Decimal(100 * p) / sum(poids)) < Decimal("0.6")
            for d, p in zip(dixiemes, poids, strict=True)
        )


def test_une_part_se_detaille_en_parts_qui_la_font():
    assert detailler(Decimal("57.0"), [3, 2, 0]) == [Decimal("34.2"), Decimal("22.8"), 0]
    assert detailler(CENT, [5, -1]) == [None, None]
    assert detailler(CENT, [0, 0]) == [None, None]


def test_les_points_sont_la_difference_de_ce_qui_est_ecrit():
    assert points(Decimal("99.97"), Decimal("91.1")) == Decimal("8.8")
    assert points(Decimal("0.04"), Decimal("5.0")) == Decimal("-4.9")
