"""The bases that are measured: two files of SQLite, or two bases of a throw-away PostgreSQL."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg

from .serveur import OUTILS, environnement  # noqa: F401  (shows the way to the set-up scripts)

from postgres_ephemere import serveur  # isort: skip

DeuxBases = Callable[[Path], AbstractContextManager[tuple[str, str]]]


@contextmanager
def deux_fichiers(dossier: Path) -> Iterator[tuple[str, str]]:
    """The addresses of an empty base for a year, and of one for a long history."""
    yield f"sqlite:///{dossier}/une.sqlite3", f"sqlite:///{dossier}/longue.sqlite3"


@contextmanager
def deux_bases(_dossier: Path) -> Iterator[tuple[str, str]]:
    """The same, on a server that dies with us."""
    with serveur() as adresse:
        with psycopg.connect(adresse.replace("postgres://", "postgresql://"), autocommit=True) as c:
            c.execute("CREATE DATABASE une")
            c.execute("CREATE DATABASE longue")
        yield adresse.replace("/postgres?", "/une?"), adresse.replace("/postgres?", "/longue?")


# As `--moteur` names them: what the table says, what makes them.
MOTEURS: dict[str, tuple[str, DeuxBases]] = {
    "sqlite": ("SQLite", deux_fichiers),
    "postgresql": ("PostgreSQL", deux_bases),
}


def moteurs(voulu: str) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Each engine that is wanted, all of them for an empty word: its name, then the settings of
    its short base and of its long one. All of it is thrown away when the next one is asked."""
    for nom, (dit, bases) in MOTEURS.items():
        if voulu in ("", nom):
            with (
                tempfile.TemporaryDirectory(prefix="rockette-mesures-") as ici,
                bases(Path(ici)) as (une, longue),
            ):
                yield dit, environnement(une, Path(ici)), environnement(longue, Path(ici))
