"""What a line of before says, once read: somebody, what they agreed to, a year paid. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from petiterockette.mots.chercher import plier
from petiterockette.reprise.periodes import JOUR_FAUX, est_un_jour_faux

from .fiches import Identite

# From which year on a day is one.
ANNEE_MIN = 1900
OUI = frozenset(
    [
        *("oui", "o", "x", "1", "vrai", "true", "yes", "ok", "accepte", "j", "d", "accord"),
        *("paye", "payee", "regle", "reglee"),
    ]
)
NON = frozenset(["non", "n", "0", "faux", "false", "no", "refuse", "pas"])
# What HelloAsso says of an order that was paid, online or not; what its API says, too.
PAYEES = frozenset(
    [
        *("valide", "validee", "paye", "payee", "hors", "ligne"),
        *("processed", "registered", "authorized"),
    ]
)
_HEURE = re.compile(r"[ T]\d{1,2}:\d{2}.*$", re.ASCII)
_ECRITURES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


class JourIllisible(ValueError):
    """What is in the cell is no day; the message says so."""


def lire_jour(dit: str) -> date | None:
    """« 12/03/2026 », « 2026-03-12 », with an hour or without; None where nothing is said.

    Raises ``JourIllisible``.
    """
    texte = _HEURE.sub("", dit.strip())
    if not texte:
        return None
    for ecriture in _ECRITURES:
        try:
            lu = datetime.strptime(texte, ecriture).date()  # noqa: DTZ007
        except ValueError:
            continue
        if lu.year >= ANNEE_MIN:
            return lu
    phrase = JOUR_FAUX if est_un_jour_faux(texte) else _("« %(dit)s » n’est pas un jour.")
    raise JourIllisible(str(phrase) % {"dit": dit[:40]})


def est_un_oui(dit: str) -> bool:
    """« Oui », « x », « J’accepte »: all its words say yes."""
    mots = plier(dit).split()
    return bool(mots) and all(mot in OUI for mot in mots)


def est_un_non(dit: str) -> bool:
    """« Non », « Je n’accepte pas »: one of its words says no."""
    return any(mot in NON for mot in plier(dit).split())


def est_payee(statut: str) -> bool:
    """Whether an order in that state was paid; nothing said: it was."""
    return all(mot in PAYEES for mot in plier(statut).split())


@dataclass(frozen=True)
class Annee:
    """A year paid for, elsewhere. ``article``: number of the till's article that it is of here;
    ``reference``: of its order, if any; ``paye_cts``: None where nobody knows."""

    ligne: int
    article: int
    jour: date
    debut: date
    fin: date
    paye_cts: int | None
    reference: str = ""


@dataclass(frozen=True)
class Reponse:
    """What somebody said to a purpose, one day."""

    finalite: str
    oui: bool
    le: date


@dataclass(frozen=True)
class Ligne:
    """A line of the file: who, which year if it says one, their answers, the last day it tells."""

    ligne: int
    cle: str
    qui: Identite
    annee: Annee | None
    reponses: Sequence[Reponse]
    vue_le: date | None
