"""Insert many rows by one prepared statement, for whom ``bulk_create`` is too slow."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

LOT = 5_000


def inserer(rangees: Sequence[models.Model]) -> None:
    """Insert rows of one model whose every column is known, the id included.

    Like ``bulk_create``, no ``save`` and no signal; the database judges each row.
    """
    if not rangees:
        return
    meta = type(rangees[0])._meta
    champs = meta.concrete_fields
    colonnes = ", ".join(connection.ops.quote_name(f.column) for f in champs)
    ordre = (
        f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({colonnes}) "
        f"VALUES ({', '.join(['%s'] * len(champs))})"
    )
    lire = attrgetter(*(f.attname for f in champs))
    with connection.cursor() as curseur:
        for i in range(0, len(rangees), LOT):
            valeurs = list(zip(*map(lire, rangees[i : i + LOT]), strict=True))
            convertis = [
                list(map(convertir, v)) if (convertir := _convertisseur(f)) else v
                for f, v in zip(champs, valeurs, strict=True)
            ]
            curseur.executemany(ordre, list(zip(*convertis, strict=True)))


def _convertisseur(champ: models.Field) -> Callable[[Any], Any] | None:
    """How a column is told to the driver; None where a value goes as it is."""
    if isinstance(champ, models.ForeignKey | models.IntegerField | models.BooleanField):
        return None
    if isinstance(champ, models.CharField):
        return str
    return lambda valeur: champ.get_db_prep_save(valeur, connection)
