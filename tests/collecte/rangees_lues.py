"""How much a page reads, as the database itself counts it."""

from collections.abc import Callable
from typing import Any

from django.db import connection

PAS = 10


def ce_qui_est_lu(demander: Callable[[], Any]) -> int:
    """Rows fetched on PostgreSQL, steps of the virtual machine on SQLite."""
    if connection.vendor == "postgresql":
        avant = _rangees()
        demander()
        return _rangees() - avant
    appels = 0

    def compter() -> int:
        nonlocal appels
        appels += 1
        return 0

    connection.connection.set_progress_handler(compter, PAS)
    try:
        demander()
    finally:
        connection.connection.set_progress_handler(None, PAS)
    return appels * PAS


def _rangees() -> int:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) "
            "FROM pg_stat_xact_user_tables"
        )
        return int(curseur.fetchone()[0])


def analyser(*modeles) -> None:
    """Let PostgreSQL know these tables as they are: its own analysis comes when it likes, and
    what it last saw between two tests is an empty table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            for modele in modeles:
                curseur.execute(f'ANALYZE "{modele._meta.db_table}"')
