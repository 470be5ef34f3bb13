"""What the measures say is what was measured; the measuring itself is `make bench`."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.comptoir.allure import PAR_SECONDE, PARTS, ordre
from bench.preparation import GESTES
from bench.rapport import Mesure, tableau
from bench.reprise.annonces import ecarts
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


def test_une_seconde_du_melange_en_tient_toutes_les_parts_dont_la_moitie_ecrit():
    noms = ordre(2)

    assert [Counter(noms[:PAR_SECONDE]), Counter(noms[PAR_SECONDE:])] == [Counter(PARTS)] * 2
    assert PARTS["un dépôt"] + PARTS["une vente"] == PAR_SECONDE / 2


def test_ce_qui_reste_est_juge_sur_ce_qui_restait_vraiment():
    # Nothing is said at the tenth of the time, twice too much at the quarter.
    annonces = [(5, None), (24, 150), (50, 50), (75, 20)]

    vus = ecarts(annonces, 100)

    assert vus == {0.25: 2, 0.5: 1, 0.75: 1.25}


def test_le_banc_sait_faire_ce_que_ses_mesures_demandent():
    racine = Path(__file__).resolve().parents[1] / "bench"
    demandes = {
        geste
        for module in racine.rglob("*.py")
        for geste in re.findall(r'preparer\(\s*\w+, "(\w+)"', module.read_text())
    }

    assert demandes == set(GESTES)
