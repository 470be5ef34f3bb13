"""The floor of what writes a great many rows: ``executemany``, in tables like theirs."""

from collections.abc import Mapping
from datetime import time
from time import monotonic
from typing import Any

from django.db import connection, models, transaction


def executer_en_nombre(combien: Mapping[type[models.Model], int]) -> tuple[float, int]:
    """Seconds that ``executemany`` takes for so many rows of each table, and how many they were.

    The first of those that stand there, in twins that have the same constraints, indexes and
    seals, in this base; then nothing of it is kept.
    """
    duree, nombre = 0.0, 0
    with transaction.atomic(), connection.cursor() as curseur:
        for modele, rangees in combien.items():
            secondes, faites = _inserer(curseur, modele, rangees)
            duree, nombre = duree + secondes, nombre + faites
        transaction.set_rollback(True)
    return duree, nombre


def _inserer(curseur: Any, modele: type[models.Model], combien: int) -> tuple[float, int]:
    table = modele._meta.db_table
    jumelle = _jumeler(curseur, table)
    champs = modele._meta.concrete_fields
    colonnes = ", ".join(connection.ops.quote_name(str(c.column)) for c in champs)
    curseur.execute(f'SELECT {colonnes} FROM "{table}" LIMIT {combien}')
    # SQLite reads an hour that its driver does not write.
    rangees = [
        [str(v) if isinstance(v, time) else v for v in rangee] for rangee in curseur.fetchall()
    ]
    marques = ", ".join(_marque(c) for c in champs)
    depart = monotonic()
    curseur.executemany(f'INSERT INTO "{jumelle}" ({colonnes}) VALUES ({marques})', rangees)
    return monotonic() - depart, len(rangees)


def _jumeler(curseur: Any, table: str) -> str:
    """An empty table like another, all that judges its rows included; its name."""
    jumelle = f"jumelle_{table}"
    if connection.vendor == "postgresql":
        curseur.execute(f'CREATE TABLE "{jumelle}" (LIKE "{table}" INCLUDING ALL)')
        return jumelle
    curseur.execute(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL "
        "ORDER BY type = 'trigger', type = 'index'",
        [table],
    )
    for nom, ordre in curseur.fetchall():
        # No parameter: a « % » of the statement is its own.
        curseur.execute(
            ordre.replace(f'"{table}"', f'"{jumelle}"').replace(f'"{nom}"', f'"jumelle_{nom}"')
        )
    return jumelle


def _marque(champ: models.Field) -> str:
    json = isinstance(champ, models.JSONField) and connection.vendor == "postgresql"
    return "%s::jsonb" if json else "%s"
