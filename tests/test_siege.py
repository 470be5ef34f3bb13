"""The siege goes on where it was stopped, and runs again what did not pass."""

import os
import re
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
# One passes, one fails until a file says otherwise, two would race; no table is wanted.
ESSAIS = """
from pathlib import Path

import pytest

en_parallele = None


@pytest.fixture(scope="session")
def django_db_setup():
    pass


def test_qui_passe():
    pass


def test_qui_echoue():
    assert (Path(__file__).parent / "mendé").exists()


@pytest.mark.django_db(transaction=True)
def test_une_course(tour):
    assert tour < 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.un_seul_tour
def test_une_longue_course(tour):
    assert tour == 0
"""
# No app: which ones there are is no affair of a siege's.
REGLAGES = """
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
"""
# What the suite's own process says of itself.
_CEUX_DE_LA_SUITE = {"DATABASE_URL", "PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST"}
PASSES, ECHOUES, LAISSES = r"(\d+) passed", r"(\d+) failed", r"(\d+) deselected"


def test_le_siege_reprend_ou_il_en_etait(tmp_path):
    (tmp_path / "test_du_siege.py").write_text(ESSAIS)
    (tmp_path / "reglages_du_siege.py").write_text(REGLAGES)
    mesures = tmp_path / "mesures.md"
    mesures.write_text("# Mesures\n\n## Vitesse\n\nLente.\n")
    premier = assieger(tmp_path)
    ecrit_au_premier = mesures.read_text()
    (tmp_path / "mendé").touch()
    second = assieger(tmp_path)

    assert [nombre(premier, mot) for mot in (PASSES, ECHOUES, LAISSES)] == [52, 1, 0]
    assert [nombre(second, mot) for mot in (PASSES, ECHOUES, LAISSES)] == [1, 0, 52]
    assert "Siège : 53 tests passés sur ce code, dont 52 les fois d’avant." in second
    assert "Siège : 53 tests passés sur ce code, dont 53" in assieger(tmp_path, code=0)
    # Only a whole one is dated, in a section of its own.
    assert ecrit_au_premier == "# Mesures\n\n## Vitesse\n\nLente.\n"
    vitesse, siege = re.split(r"\n\n## Siège sur \w+\n\n", mesures.read_text())
    assert vitesse == "# Mesures\n\n## Vitesse\n\nLente."
    assert re.fullmatch(
        r"Le \d\d/\d\d/\d{4}, commit \w{7,}.* : 53 tests passés .*, dont 52 les fois d’avant\.\n",
        siege,
    )


def assieger(dossier: Path, code: int | None = None) -> str:
    """What a run of these tests says, their names kept in this folder."""
    options = ["-q", "-p", "tests.greffons.siege", "-p", "no:cacheprovider"]
    options += ["--ds", "reglages_du_siege", "-p", "no:schemathesis", "-p", "no:playwright"]
    # Its folder stands for the suite's: nothing else is asked for, so that it is a whole siege.
    options += ["-c", f"{RACINE}/pyproject.toml", "--override-ini", f"testpaths={dossier}"]
    fini = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=RACINE,
        env={nom: v for nom, v in os.environ.items() if nom not in _CEUX_DE_LA_SUITE}
        | {
            "PYTHONPATH": str(dossier),
            "MESURE": "siege",
            "DOSSIER_DU_SIEGE": f"{dossier}/etat",
            "MESURES_DU_SIEGE": f"{dossier}/mesures.md",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert code is None or fini.returncode == code, fini.stdout
    return fini.stdout


def nombre(sortie: str, mot: str) -> int:
    trouve = re.search(mot, sortie)
    return int(trouve[1]) if trouve else 0
