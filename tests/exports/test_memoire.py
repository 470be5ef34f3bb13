"""A year as a spreadsheet is never in memory at once: measured in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mesure import fois

# The full numbers; the short run asks for the same slope.
LIGNES, MO = 75_000, 60

PROCESSUS = """
import sys

import django

django.setup()

from datetime import date

from petiterockette.exports import Colonne, Document, Feuille, Format, Genre, reponse

GENRES = [Genre.NOMBRE, Genre.JOUR, Genre.GRAMMES, *[Genre.TEXTE] * 7]


def sommet():
    # Not getrusage: its figure begins at the size of the process that started this one.
    with open("/proc/self/status") as etat:
        return next(int(li.split()[1]) for li in etat if li.startswith("VmHWM"))


def envoyer(n, garder):
    jour = date(2026, 11, 26)
    texte = "texte {} {} assez long, ç’arrive"
    lignes = ([i, jour, i, *[texte.format(i, k) for k in range(7)]] for i in range(n))
    lignes = list(lignes) if garder else lignes
    feuille = Feuille("Bons", [Colonne(str(k), g) for k, g in enumerate(GENRES)], lignes)
    envoi = reponse(Document("essai", "Essai", [], [], [feuille]), Format(sys.argv[1]))
    octets = sum(map(len, envoi.streaming_content))
    envoi.close()
    return octets


envoyer(500, False)
repos = sommet()
octets = envoyer(int(sys.argv[2]), sys.argv[3] == "garder")
print((sommet() - repos) / 1024, octets)
"""


def mesurer(dossier: Path, format: str, lignes: int, garder: str = "") -> tuple[float, int]:
    """How many megabytes a process grew by, and how many bytes it sent; ``dossier``: its own."""
    reglages = {
        "DJANGO_SETTINGS_MODULE": "petiterockette.settings",
        "SECRET_KEY": "cle-des-essais-qui-ne-protege-rien",
    }
    base = f"sqlite:///{dossier}/rien.sqlite3"
    sortie = subprocess.run(
        [sys.executable, "-c", PROCESSUS, format, str(lignes), garder],
        env=os.environ | reglages | {"DEMO": "true", "DATABASE_URL": base},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return float(sortie[0]), int(sortie[1])


@pytest.mark.parametrize("format", ["csv", "xlsx", "ods"])
def test_une_annee_de_bons_ne_tient_pas_en_memoire(format, tmp_path):
    lignes = fois(LIGNES // 10, LIGNES)

    grossi, octets = mesurer(tmp_path, format, lignes)

    assert octets > 20 * lignes
    assert grossi < MO * lignes / LIGNES


def test_la_mesure_voit_ce_qui_reste_en_memoire(tmp_path):
    """The witness: the very rows kept in a list do not hold in that bound."""
    lignes = fois(LIGNES // 10, LIGNES)

    assert mesurer(tmp_path, "csv", lignes, "garder")[0] > MO * lignes / LIGNES / 2
