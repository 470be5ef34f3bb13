"""What the measures say is what was measured; the measuring itself is `make bench`."""

import pytest

from bench.rapport import Mesure, tableau
from bench.statistiques import comparer, comparer_le_plus_lent


def test_un_rapport_est_celui_des_medianes_avec_sa_moitie_centrale():
    rapport = comparer([2.0, 4.0, 6.0, 8.0, 90.0], [1.0, 2.0, 2.0, 2.0, 10.0])

    assert rapport.rapport == 3.0
    assert (rapport.bas, rapport.haut) == (2.0, 6.5)
    assert (rapport.a_ms, rapport.b_ms) == (6000, 2000)


def test_le_plus_lent_est_le_95e_centile_sur_la_mediane_de_l_autre():
    rapport = comparer_le_plus_lent([1.0] * 90 + [5.0] * 10, [0.5] * 99 + [80.0])

    assert rapport.rapport == 10.0
    assert (rapport.a_ms, rapport.b_ms) == (5000, 500)


@pytest.mark.parametrize(("valeur", "mot"), [(3.0, "tenu"), (3.01, "MANQUÉ")])
def test_un_objectif_manque_se_voit(valeur, mot):
    texte = tableau([Mesure("SQLite", "dépôt", valeur, 3)])

    assert mot in texte
    assert "≤ 3 " in texte
    assert len({len(ligne) for ligne in texte.splitlines()}) == 1


def test_un_objectif_s_ecrit_sans_zero_de_trop():
    texte = tableau([Mesure("SQLite", n, 1, o) for n, o in (("a", 8_000), ("b", 1.3), ("c", 1.01))])

    assert "≤ 8\u202f000 " in texte
    assert "≤ 1,3 " in texte
    assert "≤ 1,01 " in texte
