"""Rows as a link tells them: what the event that writes or changes them says, read back equal.

Integers and texts only: what is read back later is equal to the byte. What is empty is not said.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import models

# Where the content of a link holds them.
RANGEES = "rangees"


def dites(rangees: Sequence[models.Model]) -> dict[str, Any]:
    """Rows as the event that writes or changes them tells them: table → rows, whole."""
    par_table: dict[str, list[dict[str, Any]]] = {}
    for rangee in rangees:
        par_table.setdefault(rangee._meta.label_lower, []).append(dite(rangee))
    return {RANGEES: par_table} if par_table else {}


def dite(rangee: models.Model) -> dict[str, Any]:
    """A row, every column of it; the same written as read back."""
    champs = {champ.attname: champ for champ in rangee._meta.concrete_fields}
    return en_clair(
        {nom: champs[nom].to_python(getattr(rangee, nom)) for nom in champs_dits(type(rangee))}
    )


def champs_dits(modele: type[models.Model]) -> tuple[str, ...]:
    """The columns that an event tells of a row: all but those that its model says ``VIVANTES``,
    which change without one."""
    vivantes = getattr(modele, "VIVANTES", frozenset())
    return tuple(c.attname for c in modele._meta.concrete_fields if c.attname not in vivantes)


def en_clair(rangee: dict[str, Any]) -> dict[str, Any]:
    """What a row says, as JSON keeps it."""
    return {cle: _en_clair(v) for cle, v in rangee.items() if v not in (None, "")}


def _en_clair(valeur: Any) -> Any:
    if isinstance(valeur, bool | int | str | dict | list):
        return valeur
    if isinstance(valeur, datetime):
        return valeur.astimezone(UTC).isoformat()
    return valeur.isoformat() if hasattr(valeur, "isoformat") else str(valeur)
