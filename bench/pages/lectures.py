"""What a page reads: its queries, and the rows that the base looks at for it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.machine.connexion import connecter

# One call of SQLite's progress handler for so many steps of its virtual machine.
PAS = 10


def lire(adresse: str, identifiant: str) -> dict[str, Any]:
    """How many queries a page makes, and how much they read; the second time it is asked."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(connecter(identifiant))
    client.get(adresse)
    requetes = CaptureQueriesContext(connection)
    with requetes:
        reponse = client.get(adresse)
    assert reponse.status_code == 200, reponse.status_code
    lecture = _rangees_lues if connection.vendor == "postgresql" else _pas_de_sqlite
    return {"requetes": len(requetes), "lu": lecture(lambda: client.get(adresse))}


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
