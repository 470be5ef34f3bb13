"""Ids given in advance, to rows that are inserted in number: PostgreSQL's own sequences follow."""

from collections.abc import Iterable, Sequence

from django.db import connection, models
from django.db.models import Max

from .sql import table

Modele = type[models.Model]


def reserver(modeles: Sequence[Modele]) -> dict[Modele, int]:
    """Model → its last id; until the transaction ends, nobody else takes one of them."""
    if modeles and connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            tables = ", ".join(map(table, modeles))
            curseur.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
    return {m: m._default_manager.aggregate(n=Max("pk", default=0))["n"] for m in modeles}


def suivre(modeles: Iterable[Modele]) -> None:
    """Let PostgreSQL's sequences go on after the ids that were given; SQLite's follow alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            for nom in map(table, modeles):
                curseur.execute(
                    f"SELECT setval(pg_get_serial_sequence(%s, 'id'), coalesce(max(id), 1), "
                    f"max(id) IS NOT NULL) FROM {nom}",
                    [nom],
                )
