"""Two bases on a throw-away PostgreSQL, the tests' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from .serveur import OUTILS  # noqa: F401  (shows the way to the set-up scripts)

from postgres_ephemere import serveur  # isort: skip


@contextmanager
def deux_bases(_dossier: Path) -> Iterator[tuple[str, str]]:
    """The addresses of an empty base for a year, and of one for a long history."""
    with serveur() as adresse:
        with psycopg.connect(adresse.replace("postgres://", "postgresql://"), autocommit=True) as c:
            c.execute("CREATE DATABASE une")
            c.execute("CREATE DATABASE longue")
        yield adresse.replace("/postgres?", "/une?"), adresse.replace("/postgres?", "/longue?")
