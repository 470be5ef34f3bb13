"""Whether the file of a SQLite base is whole: a copy made by hand of a live one often is not."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

ABIMEE = (
    "La base est abîmée\u00a0: remettez la dernière sauvegarde (docs/sauvegardes.md). "
    "N’y écrivez plus rien, et gardez son fichier à part."
)
# How long a start may take over it, in seconds: ten years of a base are read whole in the night.
AU_DEMARRAGE_S = 3.0
# Between two looks at the clock, in steps of SQLite's machine.
_PAS = 20_000
# Beyond so many, nobody reads them.
_FAUTES_MAX = 20


def exiger_une_base_entiere(secondes: float = AU_DEMARRAGE_S) -> None:
    """Raise ``ImproperlyConfigured`` where the pages of the file, read for so long, do not agree.

    What the time did not let it read is the night's, which reads all of it (``verifier``).
    """
    if fautes_du_fichier("quick_check", secondes=secondes, au_plus=1):
        raise ImproperlyConfigured(ABIMEE)


def fautes_du_fichier(
    controle: str = "integrity_check", *, secondes: float | None = None, au_plus: int = _FAUTES_MAX
) -> list[str]:
    """What SQLite finds wrong in its own file, in its own words; PostgreSQL watches its pages.

    ``controle``: « quick_check » leaves out what indexes say of rows.
    """
    if connection.vendor != "sqlite":
        return []
    # By a connection of its own: what it reads waits for nobody, and can be told to stop.
    adresse = f"file:{quote(str(connection.settings_dict['NAME']))}?mode=ro"
    with closing(sqlite3.connect(adresse, uri=True)) as base:
        if secondes is not None:
            base.set_progress_handler(_jusqu_a(secondes), _PAS)
        try:
            lus = base.execute(f"PRAGMA {controle}({au_plus})").fetchall()
        except sqlite3.OperationalError as erreur:
            if erreur.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return []
            raise
        except sqlite3.DatabaseError as erreur:
            return [str(erreur)]
    return [dit for (dit,) in lus if dit != "ok"]


def _jusqu_a(secondes: float) -> Callable[[], int]:
    fin = time.monotonic() + secondes
    return lambda: int(time.monotonic() > fin)
