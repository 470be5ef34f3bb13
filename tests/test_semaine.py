"""A week: its Monday, how many of each day, and the grid of its hours."""

from datetime import date
from decimal import Decimal

import pytest

from petiterockette.temps.semaine import grille, jours_de_semaine, lundi

pytestmark = pytest.mark.une_base


def test_une_semaine_commence_le_lundi():
    assert {lundi(date(2026, 11, j)) for j in range(23, 30)} == {date(2026, 11, 23)}


def test_les_jours_d_un_mois_se_comptent():
    # October 2026 begins on a Thursday.
    assert jours_de_semaine(date(2026, 10, 1), date(2026, 10, 31)) == {
        **{1: 4, 2: 4, 3: 4},
        **{4: 5, 5: 5, 6: 5, 7: 4},
    }
    assert set(jours_de_semaine(date(2026, 10, 1), date(2026, 10, 1)).values()) == {1}


def test_une_semaine_moyenne_dit_son_heure_la_plus_pleine():
    """Two Saturdays; a refund alone on Wednesday: nobody came, something was given back."""
    semaine = grille({(6, 10): (4, 900), (6, 12): (1, 50), (3, 11): (0, -30)}, {6: 2})

    assert list(semaine.heures) == [10, 11, 12]
    assert [(j.nom, j.n, j.quantite) for j in semaine.jours] == [
        ("mercredi", 0, -30),
        ("samedi", 5, 950),
    ]
    assert [c.niveau for c in semaine.jours[1].creneaux] == [4, 0, 1]
    assert semaine.par_heure == [(10, 4, 900), (11, 0, -30), (12, 1, 50)]
    assert semaine.quantite == 920
    fort = semaine.plus_fort
    assert fort
    assert (fort.nom, fort.heure, fort.moyenne) == ("samedi", 10, Decimal("2.0"))
