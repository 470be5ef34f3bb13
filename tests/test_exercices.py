"""Exercises: twelve months, from the one that the association chose."""

from datetime import date

import pytest

from petiterockette.temps.exercices import annee_de_fin, exercice_du, exercice_finissant


@pytest.mark.parametrize(
    ("premier_mois", "attendu"),
    [
        (1, (date(2028, 1, 1), date(2028, 12, 31))),
        (9, (date(2027, 9, 1), date(2028, 8, 31))),
        (3, (date(2027, 3, 1), date(2028, 2, 29))),
    ],
)
def test_un_exercice_dure_douze_mois(premier_mois, attendu):
    assert exercice_finissant(2028, premier_mois) == attendu


@pytest.mark.parametrize(
    ("jour", "premier_mois", "annee"),
    [
        (date(2026, 1, 1), 1, 2026),
        (date(2026, 12, 31), 1, 2026),
        (date(2026, 8, 31), 9, 2026),
        (date(2026, 9, 1), 9, 2027),
        (date(2026, 11, 30), 12, 2026),
        (date(2026, 12, 1), 12, 2027),
    ],
)
def test_un_jour_tombe_dans_l_exercice_qui_finit_apres_lui(jour, premier_mois, annee):
    debut, fin = exercice_du(jour, premier_mois)

    assert annee_de_fin(jour, premier_mois) == fin.year == annee
    assert debut <= jour <= fin
