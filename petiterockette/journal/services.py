"""Write the journal: the last thing a gesture does, in its own transaction."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from petiterockette.base.insertion import inserer

from .entrees import empreinte_de_l_entree
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
    JSON data, integers for grams and cents (a float, or a key that is no text, is
    refused: ``TypeError``).
    ``lieu``, ``par``, ``compte``: ids of site, person, account.

    Raises ``HorsTransaction`` outside a transaction.
    """
    if transaction.get_autocommit():
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
    """The row of an entry as ``consigner`` writes it, with its digest; nothing is written."""
    _refuser_ce_qui_change(contenu)
    entree = Entree(
        le=le,
        code=code,
        resume=str(resume)[:300],
        contenu=contenu,
        lieu=lieu,
        par=par,
        compte=compte,
        cle=settings.NOM_DE_LA_CLE,
    )
    entree.empreinte = empreinte_de_l_entree(entree)
    return entree


def _refuser_ce_qui_change(valeur: Any) -> None:
    """What a base would not give back as it was written has no digest that holds.

    Only what may hold a float is looked into: an entry of ten lines has a hundred integers.
    """
    if isinstance(valeur, float):
        raise TypeError("The journal holds integers of grams and cents, never floats.")
    if isinstance(valeur, dict):
        for cle in valeur:
            if not isinstance(cle, str):
                raise TypeError("The journal's keys are texts: JSON has no others.")
        valeur = valeur.values()
    elif not isinstance(valeur, list | tuple):
        return
    for v in valeur:
        if isinstance(v, _A_REGARDER):
            _refuser_ce_qui_change(v)


_A_REGARDER = (float, dict, list, tuple)
