"""Masses as people type and read them. The cases of nombres.json also run in the browser."""

import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from petiterockette.mots.mesures import MasseIllisible, environ, kilos, lire_masse, nombre, repartir

CAS = json.loads((Path(__file__).parent / "donnees/nombres.json").read_text())
CODES = {"vide", "lettres", "negatif", "decimales", "zero", "trop_grand"}


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: repr(cas["texte"]))
def test_une_masse_se_lit_comme_on_l_ecrit_ici(cas):
    if "grammes" in cas:
        assert lire_masse(cas["texte"]) == cas["grammes"]
        return

    with pytest.raises(MasseIllisible) as capture:
        lire_masse(cas["texte"])

    assert capture.value.code == cas["refus"]
    assert str(capture.value).endswith(".")


def test_les_cas_couvrent_chaque_refus():
    assert {cas["refus"] for cas in CAS if "refus" in cas} == CODES


def test_ce_qui_est_ecrit_se_relit():
    for grammes in [*range(1, 20_000, 7), 700_000, 1_234_567, 99_999_999, 100_000_000]:
        assert lire_masse(kilos(grammes).removesuffix("\u00a0kg")) == grammes


@pytest.mark.parametrize(
    ("grammes", "decimales", "ecrit"),
    [
        (28_150, None, "28,15"),
        (7_400, None, "7,4"),
        (7_000, None, "7"),
        (1, None, "0,001"),
        (0, None, "0"),
        (1_284_000, None, "1\u202f284"),
        (100_000_000, None, "100\u202f000"),
        (-38_000, None, "\u221238"),
        (7_400, 3, "7,400"),
        (7_450, 1, "7,5"),
        (-7_450, 1, "\u22127,5"),
        (-40, 1, "0,0"),
    ],
)
def test_des_kilos_s_ecrivent_a_la_francaise(grammes, decimales, ecrit):
    assert kilos(grammes, decimales) == f"{ecrit}\u00a0kg"


@pytest.mark.parametrize(
    ("grammes", "ecrit"),
    [(9_155, "9"), (13_500, "13,5"), (2_249, "2"), (1_960, "2"), (149, "0,1"), (20, "0,1")],
)
def test_une_estimation_s_ecrit_pour_ce_qu_elle_vaut(grammes, ecrit):
    assert environ(grammes) == f"environ\u00a0{ecrit}\u00a0kg"


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        (0, "0"),
        (999, "999"),
        (2_418, "2\u202f418"),
        (-1_234_567, "\u22121\u202f234\u202f567"),
        (Decimal("91.1"), "91,1"),
        (Decimal("-0.5"), "\u22120,5"),
    ],
)
def test_un_nombre_s_ecrit_a_la_francaise(valeur, ecrit):
    assert nombre(valeur) == ecrit


# Shares


def test_repartir_ne_perd_ni_n_invente_rien():
    hasard = random.Random(1)
    for _ in range(2_000):
        poids = [hasard.randint(0, 500) for _ in range(hasard.randint(1, 9))]
        poids[0] += not any(poids)
        total = hasard.randint(0, 10_000)

        parts = repartir(total, poids)

        assert sum(parts) == total
        # Nobody is a whole unit away from an exact share.
        somme = sum(poids)
        ecarts = [part * somme - total * p for part, p in zip(parts, poids, strict=True)]
        assert max(map(abs, ecarts)) < somme


@pytest.mark.parametrize(
    ("total", "poids", "parts"),
    [
        (100, [199_500, 119_350, 31_150], [57, 34, 9]),
        (100, [1, 1, 1], [34, 33, 33]),
        (2, [1, 1, 1], [1, 1, 0]),
        (1, [1, 2], [0, 1]),
        (0, [3, 4], [0, 0]),
        (7, [0, 5], [0, 7]),
        (10**15 + 1, [10**12, 10**12], [5 * 10**14 + 1, 5 * 10**14]),
    ],
)
def test_repartir_donne_aux_plus_grands_restes_puis_aux_premiers(total, poids, parts):
    assert repartir(total, poids) == parts


@pytest.mark.parametrize("poids", [[], [0, 0], [3, -1]])
def test_repartir_entre_rien_est_une_faute(poids):
    with pytest.raises(ValueError, match="Weights"):
        repartir(10, poids)
