"""What explains a rate: the points of each category, worked out by hand."""

import random
from datetime import date
from decimal import Decimal

from collecte.bilans.bilan import Bilan
from collecte.tableau.pourquoi.explications import Part, expliquer
from petiterockette.mots.taux import part_de, points

MOIS = (date(2026, 10, 1), date(2026, 10, 31))


def un_bilan(bons_g: int, autres_g: int) -> Bilan:
    return Bilan(*MOIS, reemploi_g=bons_g, dechetterie_g=autres_g, vide=False)


def test_une_categorie_qui_fait_mieux_explique_toute_la_hausse():
    avant = {1: un_bilan(80, 20), 2: un_bilan(90, 10)}
    maintenant = {1: un_bilan(90, 10), 2: un_bilan(90, 10)}

    # 85 % then 90 %: the first one alone did better, on half of the kilograms.
    assert expliquer(maintenant, avant) == [Part(1, Decimal("5.0"))]


def test_une_categorie_qui_pese_plus_tire_le_taux_vers_le_sien():
    avant = {1: un_bilan(100, 0), 2: un_bilan(0, 100)}
    maintenant = {1: un_bilan(300, 0), 2: un_bilan(0, 100)}

    # From 50 % to 75 %: 0,75 × (1 − 0,5) − 0,5 × 0,5, and 0,25 × −0,5 − 0,5 × −0,5.
    assert expliquer(maintenant, avant) == [Part(1, Decimal("12.5")), Part(2, Decimal("12.5"))]


def test_les_parts_font_la_difference_entiere():
    hasard = random.Random(4)
    for _ in range(200):
        cotes = [
            {c: un_bilan(hasard.randrange(1, 10**6), hasard.randrange(10**6)) for c in range(n)}
            for n in (hasard.randrange(1, 9), hasard.randrange(1, 9))
        ]
        taux = [
            100 * sum(b.reemploi_g for b in cote.values()) / sum(b.sorties_g for b in cote.values())
            for cote in cotes
        ]
        parts = expliquer(*cotes, au_plus=99)

        ecrits = [points(*(part_de(*_poids(c)) for c in cotes))]
        assert sum(p.points for p in parts) == ecrits[0]
        assert abs(float(ecrits[0]) - (taux[0] - taux[1])) < 0.15
        # Those that are not named are told together.
        assert sum(p.points for p in expliquer(*cotes, au_plus=2)) == ecrits[0]


def _poids(cote: dict[int, Bilan]) -> tuple[list[int], list[int]]:
    """What a side revalorised, and what it did not."""
    bilans = cote.values()
    return [b.reemploi_g + b.recyclage_g for b in bilans], [b.non_revalorise_g for b in bilans]


def test_la_seule_categorie_d_une_hausse_la_dit_toute():
    # 100 × 1234/12460 = 9,904 % then 18,75 %: written 9,9 and 18,8, « +8,9 » told as « +8,8 ».
    avant, maintenant = {1: un_bilan(1_234, 11_226)}, {1: un_bilan(1_875, 8_125)}

    assert expliquer(maintenant, avant) == [Part(1, Decimal("8.9"))]


def test_au_dela_de_quatre_les_autres_se_disent_ensemble():
    avant = {c: un_bilan(50, 50) for c in range(1, 9)}
    maintenant = {c: un_bilan(50 + c, 50 - c) for c in range(1, 9)}

    parts = expliquer(maintenant, avant)

    assert [p.categorie for p in parts] == [8, 7, 6, 5, None]
    assert sum(p.points for p in parts) == Decimal("4.5")


def test_une_categorie_nouvelle_et_une_disparue_comptent_aussi():
    parts = expliquer({2: un_bilan(100, 0)}, {1: un_bilan(50, 50)})

    assert parts == [Part(2, Decimal("50.0"))]


def test_sans_taux_il_n_y_a_rien_a_expliquer():
    plein, vide = {1: un_bilan(1, 1)}, {1: un_bilan(0, 0)}

    assert expliquer(vide, plein) == expliquer(plein, vide) == expliquer({}, {}) == []


def test_une_part_qui_s_arrondit_a_rien_ne_se_dit_pas():
    avant = {1: un_bilan(500_000, 500_000), 2: un_bilan(1, 0)}
    maintenant = {1: un_bilan(500_000, 500_000), 2: un_bilan(2, 0)}

    assert expliquer(maintenant, avant) == []
