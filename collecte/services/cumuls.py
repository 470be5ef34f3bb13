"""The caches of the ledger, added to by one raw statement, the same on both databases."""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models


def ajouter(
    modele: type[models.Model], cle: tuple[str, ...], ajouts: Mapping[tuple, tuple[int, ...]]
) -> None:
    """Add signed amounts to the rows of a cache, creating the missing ones.

    ``cle``: names of the key's fields; ``ajouts``: key values → amounts, in the order of
    the model's other fields. One INSERT … ON CONFLICT DO UPDATE that adds (the ORM's
    ``update_conflicts`` overwrites), rows sorted by key: unsorted ones deadlock PostgreSQL.
    """
    meta = modele._meta
    colonnes = {f.name: str(f.column) for f in meta.concrete_fields}
    noms = [colonnes[nom] for nom in cle]
    sommes = [
        colonnes[f.name] for f in meta.concrete_fields if not f.primary_key and f.name not in cle
    ]
    table = connection.ops.quote_name(meta.db_table)
    maj = ", ".join(f"{c} = {table}.{c} + excluded.{c}" for c in sommes)
    un_rang = "(" + ", ".join(["%s"] * (len(noms) + len(sommes))) + ")"
    rangs = sorted(ajouts.items())
    with connection.cursor() as curseur:
        for i in range(0, len(rangs), 100):
            lot = rangs[i : i + 100]
            valeurs: list[Any] = [v for k, s in lot for v in (*map(_adapter, k), *s)]
            curseur.execute(
                f"INSERT INTO {table} ({', '.join(noms + sommes)}) "
                f"VALUES {', '.join([un_rang] * len(lot))} "
                f"ON CONFLICT ({', '.join(noms)}) DO UPDATE SET {maj}",
                valeurs,
            )


def _adapter(valeur: Any) -> Any:
    # SQLite stores dates as text; psycopg adapts them itself.
    return connection.ops.adapt_datefield_value(valeur) if hasattr(valeur, "isoformat") else valeur
