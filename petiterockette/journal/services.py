"""Write the journal: the last thing a gesture does, in its own transaction."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from petiterockette.insertion import inserer
from petiterockette.rangees import neuve

from .models import Entree


class HorsTransaction(RuntimeError):
    """The journal is written with the gesture or not at all."""


def consigner(
    code: str,
    resume: str,
    contenu: dict[str, Any],
    *,
    lieu: int | None = None,
    par: int | None = None,
    compte: int | None = None,
) -> Entree:
    """Write one sealed entry: what happened, where, by whom.

    ``code``: dotted, past participle (« collecte.depot.enregistre »); each app owns its
    codes. ``resume``: the French sentence, frozen, without anyone's name. ``contenu``:
    JSON data, integers for grams and cents (a float is refused: ``TypeError``).
    ``lieu``, ``par``, ``compte``: ids of site, person, account.

    Raises ``HorsTransaction`` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise HorsTransaction(code)
    entree = entree_de(code, resume, contenu, le=timezone.now(), lieu=lieu, par=par, compte=compte)
    inserer([entree])
    return entree


def entree_de(
    code: str,
    resume: str,
    contenu: dict[str, Any],
    *,
    le: datetime,
    lieu: int | None = None,
    par: int | None = None,
    compte: int | None = None,
) -> Entree:
    """The row of an entry as ``consigner`` writes it; nothing is written."""
    _refuser_les_flottants(contenu)
    return neuve(
        Entree,
        le=le,
        code=code,
        resume=resume[:300],
        contenu=contenu,
        lieu=lieu,
        par=par,
        compte=compte,
    )


def _refuser_les_flottants(valeur: Any) -> None:
    if isinstance(valeur, float):
        raise TypeError("The journal holds integers of grams and cents, never floats.")
    if isinstance(valeur, dict):
        for v in valeur.values():
            _refuser_les_flottants(v)
    elif isinstance(valeur, list | tuple):
        for v in valeur:
            _refuser_les_flottants(v)
