"""What a spreadsheet of the office reads."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from petiterockette.affichage.impression.telechargements import fichier_csv
from petiterockette.mots.tableur import cellule, lignes_csv


@pytest.mark.parametrize(
    ("valeur", "ecrite"),
    [
        (None, ""),
        (True, "O"),
        (False, "N"),
        (-38, "-38"),
        (Decimal("0.038"), "0,038"),
        (Decimal("-1.500"), "-1,500"),
        (date(2026, 11, 25), "2026-11-25"),
        ("20 01 35*", "20 01 35*"),
        ("Écrans\x00", "Écrans"),
    ],
)
def test_une_valeur_s_ecrit_pour_un_tableur_francais(valeur, ecrite):
    assert cellule(valeur) == ecrite


@pytest.mark.parametrize(
    "texte",
    [
        "=1+1",
        "+33 1 40 00 00 00",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "\u00a0=1+1",
        "\t=1+1",
        "\rbonjour",
        "\nbonjour",
        "＝1+1",
    ],
)
def test_un_texte_n_est_jamais_une_formule(texte):
    assert cellule(texte) == f"'{texte}"


def test_un_flottant_n_entre_pas():
    with pytest.raises(TypeError):
        cellule(1.5)


def test_le_fichier_se_relit_ligne_a_ligne():
    lignes = [["Bois ; traité", Decimal("1.250")], ['dit « "brut" »\nsuite', None]]

    texte = "".join(lignes_csv(["Quoi", "Tonnes"], lignes))

    assert texte.startswith("\ufeffQuoi;Tonnes\r\n")
    relues = list(csv.reader(StringIO(texte.removeprefix("\ufeff")), delimiter=";"))
    assert relues[1:] == [["Bois ; traité", "1,250"], ['dit « "brut" »\nsuite', ""]]


def test_les_lignes_se_lisent_a_mesure_qu_elles_partent():
    lues = []

    def lignes():
        for n in range(3):
            lues.append(n)
            yield [n]

    reponse = fichier_csv("essai", ["n"], lignes())

    assert lues == []
    assert b"".join(reponse).decode() == "\ufeffn\r\n0\r\n1\r\n2\r\n"
    assert reponse["Content-Disposition"] == 'attachment; filename="essai.csv"'
