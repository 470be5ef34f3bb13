"""How much is read for an answer, as the database itself counts it."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

# One call of SQLite's progress handler for so many steps of its virtual machine.
PAS = 10


def ce_qui_est_lu(demander: Callable[[], Any]) -> int:
    """Rows fetched on PostgreSQL; on SQLite steps of its virtual machine, which grow with every
    row that is looked at."""
    lire = _rangees_lues if connection.vendor == "postgresql" else _pas_de_sqlite
    return lire(demander)


def _rangees_lues(demander: Callable[[], Any]) -> int:
    """PostgreSQL's own count of the rows fetched, less what it had counted before."""
    with transaction.atomic(), connection.cursor() as curseur:
        avant = _compte_de_postgres(curseur)
        demander()
        return _compte_de_postgres(curseur) - avant


def _compte_de_postgres(curseur: Any) -> int:
    curseur.execute(
        "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) "
        "FROM pg_stat_xact_user_tables"
    )
    return int(curseur.fetchone()[0])


def _pas_de_sqlite(demander: Callable[[], Any]) -> int:
    """Steps of SQLite's virtual machine: they grow with every row that is looked at."""
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
