"""New rows of a model, composed by the thousand.

Django's own constructor looks at each keyword, relation and default, at every row; a gesture
composes dozens, the demo a million.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar

from django.db import models
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)


def neuve(modele: type[M], **colonnes: Any) -> M:
    """A new row told by its columns (``bon_id``); those left out take their default.

    Raises ``TypeError`` for what is not a column. A default that is a function is called at
    each row, as Django does.
    """
    fixes, fonctions = _defauts(modele)
    rangee = modele.__new__(modele)
    valeurs = rangee.__dict__
    valeurs["_state"] = ModelState()
    valeurs.update(fixes)
    for nom, defaut in fonctions:
        if nom not in colonnes:
            valeurs[nom] = defaut()
    valeurs.update(colonnes)
    if len(valeurs) != len(fixes) + len(fonctions) + 1:
        inconnues = colonnes.keys() - fixes.keys() - {nom for nom, _defaut in fonctions}
        raise TypeError(f"{modele.__name__} has no column {', '.join(sorted(inconnues))}.")
    return rangee


def lier(rangee: M, **objets: models.Model | None) -> M:
    """Let a new row know the rows that it names, which have their keys: none is read again.

    Returns the row. Raises ``KeyError`` for what is not a relation of it.
    """
    colonnes, connues = _relations(type(rangee)), rangee._state.fields_cache
    for nom, objet in objets.items():
        rangee.__dict__[colonnes[nom]] = None if objet is None else objet.pk
        connues[nom] = objet
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
def _relations(modele: type[models.Model]) -> dict[str, str]:
    """The relations of a model, each with its column."""
    champs = modele._meta.concrete_fields
    return {f.name: str(f.attname) for f in champs if isinstance(f, models.ForeignKey)}


@lru_cache
def _defauts(modele: type[models.Model]) -> tuple[dict[str, Any], tuple[tuple[str, Any], ...]]:
    """The columns whose default is a value, and those that a function gives."""
    fixes, fonctions = {}, []
    for champ in modele._meta.concrete_fields:
        if callable(champ.default) and champ.default is not models.NOT_PROVIDED:
            fonctions.append((str(champ.attname), champ.get_default))
        else:
            fixes[str(champ.attname)] = champ.get_default()
    return fixes, tuple(fonctions)
