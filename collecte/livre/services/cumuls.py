"""The caches of the ledger, added to by one raw statement, the same on both databases."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection, models

from petiterockette.base.sql import table

LOT = 100

# A cache's key, and the amounts that it keeps.
Cle = tuple[Any, ...]
Sommes = tuple[int, ...]


class _Ajout(NamedTuple):
    """A statement around its rows: ``debut VALUES rang, rang… fin``."""

    debut: str
    rang: str
    fin: str
    colonnes: str


def ajouter(modele: type[models.Model], cle: tuple[str, ...], ajouts: Mapping[Cle, Sommes]) -> None:
    """Add signed amounts to the rows of a cache, creating the missing ones.

    ``cle``: names of the key's fields; ``ajouts``: key values → amounts, in the order of
    the model's other fields. One INSERT … ON CONFLICT DO UPDATE that adds (the ORM's
    ``update_conflicts`` overwrites), rows sorted by key: unsorted ones deadlock PostgreSQL.
    """
    ajout = _ajout(modele, cle)
    with connection.cursor() as curseur:
        for ordre, valeurs in _lots(ajout, ajouts):
            curseur.execute(ordre, valeurs)


def ajouter_et_lire(
    modele: type[models.Model], cle: tuple[str, ...], ajouts: Mapping[Cle, Sommes]
) -> dict[Cle, Sommes]:
    """Add signed amounts to the rows of a cache, as ``ajouter``; returns key values → what each row
    now holds, locked by the same statement.

    The key's values are given back as the driver reads them: numbers and texts.
    """
    ajout = _ajout(modele, cle)
    tenus: dict[Cle, Sommes] = {}
    with connection.cursor() as curseur:
        for ordre, valeurs in _lots(ajout, ajouts):
            curseur.execute(f"{ordre} RETURNING {ajout.colonnes}", valeurs)
            tenus |= {r[: len(cle)]: r[len(cle) :] for r in curseur.fetchall()}
    return tenus


def _lots(ajout: _Ajout, ajouts: Mapping[Cle, Sommes]) -> Iterator[tuple[str, list[Any]]]:
    rangs = sorted(ajouts.items())
    for i in range(0, len(rangs), LOT):
        lot = rangs[i : i + LOT]
        valeurs = [v for k, s in lot for v in (*k, *s)]
        yield f"{ajout.debut} {', '.join([ajout.rang] * len(lot))} {ajout.fin}", valeurs


@lru_cache
def _ajout(modele: type[models.Model], cle: tuple[str, ...]) -> _Ajout:
    meta = modele._meta
    colonnes = {f.name: str(f.column) for f in meta.concrete_fields}
    noms = [colonnes[nom] for nom in cle]
    sommes = [
        colonnes[f.name] for f in meta.concrete_fields if not f.primary_key and f.name not in cle
    ]
    toutes = ", ".join(noms + sommes)
    maj = ", ".join(f"{c} = {table(modele)}.{c} + excluded.{c}" for c in sommes)
    return _Ajout(
        debut=f"INSERT INTO {table(modele)} ({toutes}) VALUES",
        rang="(" + ", ".join(["%s"] * (len(noms) + len(sommes))) + ")",
        fin=f"ON CONFLICT ({', '.join(noms)}) DO UPDATE SET {maj}",
        colonnes=toutes,
    )
