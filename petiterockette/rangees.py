"""New rows of a model, told by their columns, and what they know without reading it again."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def neuve(modele: type[M], **colonnes: Any) -> M:
    """A new row told by its columns (``bon_id``); those left out take their default.

    Raises ``TypeError`` for what is not a column: a relation told by its row would be read.
    """
    if inconnues := colonnes.keys() - _colonnes(modele):
        raise TypeError(f"{modele.__name__} has no column {', '.join(sorted(inconnues))}.")
    return modele(**colonnes)


def lier(rangee: M, **objets: models.Model | None) -> M:
    """Let a new row know the rows that it names, which have their keys: none is read again.

    Returns the row. Raises ``KeyError`` for what is not a relation of it.
    """
    if inconnues := objets.keys() - _relations(type(rangee)):
        raise KeyError(*sorted(inconnues))
    for nom, objet in objets.items():
        setattr(rangee, nom, objet)
    return rangee


def retenir(rangee: models.Model, relation: str, liees: Iterable[models.Model]) -> None:
    """Let a row know those that were just written for it: ``relation.all()`` does not read them
    again."""
    deja = rangee.__dict__.setdefault("_prefetched_objects_cache", {})
    lues = deja.get(relation)
    if lues is None:
        lues = deja[relation] = getattr(rangee, relation).all()
    lues._result_cache, lues._prefetch_done = list(liees), True


@lru_cache
def _colonnes(modele: type[models.Model]) -> frozenset[str]:
    return frozenset(str(champ.attname) for champ in modele._meta.concrete_fields)


@lru_cache
def _relations(modele: type[models.Model]) -> frozenset[str]:
    champs = modele._meta.concrete_fields
    return frozenset(f.name for f in champs if isinstance(f, models.ForeignKey))
