"""The siege: races run many times, what a browser shows a few; stopped, it goes on where it was.

A test that passed on this very code is not run again. Names are kept by code and by base in
DOSSIER_DU_SIEGE: what is to be left out is fixed when a run begins, since each of its processes
collects by itself; what passes is added to another file, line by line.
"""

import functools
import hashlib
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from outils.sections import ecrire_section
from tests.greffons.bases import moteur
from tests.mesure import MESURE, Mesure, fois

RACINE = Path(__file__).resolve().parents[2]
# Written by a siege itself, at its end: it is no part of what it judges.
MESURES = Path(os.environ.get("MESURES_DU_SIEGE", RACINE / "docs" / "mesures.md"))
DOSSIER = Path(os.environ.get("DOSSIER_DU_SIEGE", RACINE / ".siege"))

_REPRIS = pytest.StashKey[int]()
# Those that passed, and are still to be torn down.
_A_LA_FIN: set[str] = set()


@pytest.fixture(autouse=True)
def tour(request) -> int:
    """Which time it is that this test runs, from 0 on."""
    return getattr(request, "param", 0)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if (n := _tours(metafunc)) > 1:
        metafunc.parametrize("tour", range(n), indirect=True, ids=[f"tour{i}" for i in range(n)])


def _tours(metafunc: pytest.Metafunc) -> int:
    if metafunc.definition.get_closest_marker("un_seul_tour"):
        return 1
    if "browser_name" in metafunc.fixturenames:
        return fois(1, 5)
    marque = metafunc.definition.get_closest_marker("django_db")
    ensemble = "en_parallele" in vars(metafunc.module)
    if ensemble and marque is not None and marque.kwargs.get("transaction"):
        return fois(1, 50)
    return 1


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_REPRIS] = 0
    if MESURE is Mesure.SIEGE and not hasattr(config, "workerinput"):
        DOSSIER.mkdir(exist_ok=True)
        faits, en_cours = _faits(), _en_cours()
        with faits.open("a") as fichier:
            fichier.write(en_cours.read_text() if en_cours.exists() else "")
        en_cours.unlink(missing_ok=True)
        config.stash[_REPRIS] = len(set(faits.read_text().splitlines()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if MESURE is Mesure.SIEGE:
        faits = set(_faits().read_text().splitlines())
        laisses = [item for item in items if item.nodeid in faits]
        config.hook.pytest_deselected(items=laisses)
        items[:] = [item for item in items if item.nodeid not in faits]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if MESURE is not Mesure.SIEGE or "PYTEST_XDIST_WORKER" in os.environ:
        return
    # Passed to the end: what it leaves behind is judged by its teardown.
    if report.when == "call" and report.passed:
        _A_LA_FIN.add(report.nodeid)
    if report.when == "teardown" and report.passed and report.nodeid in _A_LA_FIN:
        with _en_cours().open("a") as fichier:
            fichier.write(f"{report.nodeid}\n")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Nothing left to run is what a siege wants."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and session.config.stash[_REPRIS]:
        session.exitstatus = pytest.ExitCode.OK


def pytest_terminal_summary(terminalreporter, exitstatus: int, config: pytest.Config) -> None:
    # A process of the run counts its own share: the whole is the runner's to say.
    if MESURE is not Mesure.SIEGE or "PYTEST_XDIST_WORKER" in os.environ:
        return
    avant, ici = config.stash[_REPRIS], len(terminalreporter.stats.get("passed", []))
    bilan = f"{avant + ici} tests passés sur ce code, dont {avant} les fois d’avant."
    terminalreporter.write_line(f"Siège : {bilan}")
    if exitstatus == pytest.ExitCode.OK and _tout_etait_demande(config):
        le_jour = datetime.now(UTC).strftime("%d/%m/%Y")
        ecrire_section(MESURES, f"Siège sur {moteur()}", f"Le {le_jour}, {_le_commit()} : {bilan}")


def _tout_etait_demande(config: pytest.Config) -> bool:
    choix = config.option
    chemins = config.args == config.getini("testpaths")
    return chemins and not (choix.collectonly or choix.keyword or choix.markexpr)


def _faits() -> Path:
    return DOSSIER / f"{_le_code()}-{moteur()}.faits"


def _en_cours() -> Path:
    return DOSSIER / f"{_le_code()}-{moteur()}.en-cours"


def _le_commit() -> str:
    """The commit that this checkout is at, and whether its files are still those."""
    commit = _git("rev-parse", "--short", "HEAD").strip()
    change = _git("status", "--porcelain", "--", ".", ":(exclude)docs/mesures.md")
    return f"commit {commit} et ce qui n’est pas commis" if change else f"commit {commit}"


@functools.cache
def _le_code() -> str:
    """The files of this checkout as they are, in sixteen letters."""
    suivis = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    empreinte = hashlib.sha256()
    for nom in sorted(filter(None, suivis.split("\0"))):
        if (RACINE / nom).is_file() and RACINE / nom != MESURES:
            empreinte.update(nom.encode() + b"\0" + (RACINE / nom).read_bytes() + b"\0")
    return empreinte.hexdigest()[:16]


def _git(*arguments: str) -> str:
    fini = subprocess.run(
        ["git", *arguments], cwd=RACINE, capture_output=True, check=True, text=True
    )
    return fini.stdout
