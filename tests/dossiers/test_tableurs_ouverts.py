"""The spreadsheets of a frozen dossier, opened by LibreOffice: the figures of its page."""

import csv
import subprocess
from pathlib import Path

import pytest

from petiterockette.dossiers.services.fichiers import faire_les_fichiers

from .les_dossiers import fige, un_dossier

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.a_part,
    pytest.mark.time_machine("2026-11-26 09:00+00:00"),
]
# Every sheet, comma, double quotes, UTF-8, cells as they are written, « -1 »: one file a sheet.
FILTRE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def ouvert(fichier: Path, dossier: Path) -> dict[str, list[list[str]]]:
    """Sheet → its rows, as LibreOffice reads them."""
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{dossier}/profil", "--headless"),
            *("--convert-to", FILTRE, "--outdir", str(dossier), str(fichier)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {
        lu.stem.removeprefix(f"{fichier.stem}-"): list(
            csv.reader(lu.read_text(encoding="utf-8").splitlines())
        )
        for lu in dossier.glob(f"{fichier.stem}-*.csv")
    }


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_libreoffice_ouvre_le_tableur_et_lit_les_chiffres_figes(annee, tmp_path, format):
    figement = fige(un_dossier())
    faire_les_fichiers(figement)
    fichier = tmp_path / f"dossier.{format}"
    fichier.write_bytes(bytes(figement.fichiers.get(format=format).octets))

    feuilles = ouvert(fichier, tmp_path)

    lignes = feuilles["Chiffres"]
    entete = next(li for li in lignes if "Code" in li)
    valeurs = {li[entete.index("Code")]: li[entete.index("Valeur")] for li in lignes if len(li) > 5}
    assert float(valeurs["T_COLLECTE"].replace(",", ".")) == 100
    assert float(valeurs["R_REVALORISATION"].replace(",", ".")) == 91
    assert "Ce qui est sorti, mois par mois" in " ".join(feuilles)
