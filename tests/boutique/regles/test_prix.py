"""Cents: what a weight costs, what a discount takes off, what is left without VAT."""

import pytest

from boutique.regles.prix import au_poids, au_prorata, hors_taxe, remise


@pytest.mark.parametrize(
    ("prix", "masse", "cts"),
    [(500, 450, 225), (500, 1, 1), (499, 1, 0), (1, 500, 1), (1, 499, 0), (300, 1_000, 300)],
)
def test_au_poids_s_arrondit_au_centime_le_plus_proche_la_moitie_en_plus(prix, masse, cts):
    assert au_poids(prix, masse) == cts


@pytest.mark.parametrize(
    ("montant", "pourcent", "cts"),
    [(300, 50, 150), (1, 50, 1), (1, 49, 0), (333, 10, 33), (335, 10, 34), (500, 100, 500)],
)
def test_une_remise_s_arrondit_en_faveur_de_qui_achete(montant, pourcent, cts):
    assert remise(montant, pourcent) == cts


@pytest.mark.parametrize(
    ("ttc", "taux", "ht"),
    [
        *((1_200, 2_000, 1_000), (1_100, 1_000, 1_000), (1_055, 550, 1_000), (1_021, 210, 1_000)),
        *((300, 0, 300), (0, 2_000, 0), (1, 0, 1), (100, 2_000, 83), (105, 550, 100)),
        (12_000_000, 2_000, 10_000_000),
        # Exactly half a cent: away from zero.
        *((3, 10_000, 2), (-3, 10_000, -2), (1, 10_000, 1)),
    ],
)
def test_le_hors_taxes_est_celui_du_calcul_a_la_main(ttc, taux, ht):
    assert hors_taxe(ttc, taux) == ht


def test_ce_qui_est_rendu_est_l_exact_contraire_de_ce_qui_fut_vendu():
    for taux in (0, 210, 550, 1_000, 2_000):
        for ttc in range(0, 1_000, 7):
            assert hors_taxe(-ttc, taux) == -hors_taxe(ttc, taux)


@pytest.mark.parametrize(
    ("total", "n", "sur", "part"),
    [(100, 1, 3, 33), (100, 2, 3, 67), (1, 1, 2, 1), (100, 0, 3, 0), (7, 1, 1, 7), (100, 1, 0, 0)],
)
def test_une_part_s_arrondit_au_plus_proche(total, n, sur, part):
    assert au_prorata(total, n, sur) == part
