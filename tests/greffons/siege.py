"""The siege: races run many times, what a browser shows a few; stopped, it goes on where it was.

A test that passed on this very code is not run again. Names are kept by code and by base in
DOSSIER_DU_SIEGE: what is to be left out is fixed when a run begins, since each of its processes
collects by itself; what passes is added to another file, line by line.
"""

import functools
import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from tests.greffons.bases import moteur
from tests.mesure import MESURE, Mesure, fois

RACINE = Path(__file__).resolve().parents[2]
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


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    if MESURE is Mesure.SIEGE:
        avant, ici = config.stash[_REPRIS], len(terminalreporter.stats.get("passed", []))
        terminalreporter.write_line(
            f"Siège : {avant + ici} tests passés sur ce code, dont {avant} les fois d’avant."
        )


def _faits() -> Path:
    return DOSSIER / f"{_le_code()}-{moteur()}.faits"


def _en_cours() -> Path:
    return DOSSIER / f"{_le_code()}-{moteur()}.en-cours"


@functools.cache
def _le_code() -> str:
    """The files of this checkout as they are, in sixteen letters."""
    suivis = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=RACINE,
        capture_output=True,
        check=True,
        text=True,
    )
    empreinte = hashlib.sha256()
    for nom in sorted(filter(None, suivis.stdout.split("\0"))):
        if (RACINE / nom).is_file():
            empreinte.update(nom.encode() + b"\0" + (RACINE / nom).read_bytes() + b"\0")
    return empreinte.hexdigest()[:16]
