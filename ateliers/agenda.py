"""The registry of what the calendar shows: séances, permanences, half-days of training.

An app registers its source in its ``agenda.py``, found by Django's autodiscovery. Pure.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from petiterockette.affichage.navigation import Acces, permis

from .poles import permis_au_pole


@dataclass(frozen=True)
class GesteDuJour:
    """What is done of an event on its day: a verb, its page, and the right that it asks.

    ``uuid``: the number of what it writes: its button then does it, posted to that page.
    """

    verbe: str
    url: str
    droit: str
    uuid: UUID | None = None


@dataclass(frozen=True)
class EvenementDuCalendrier:
    """Something of the calendar, from ``debut`` to ``fin`` (UTC, one Paris day).

    ``lieu``: id of the site, None out of our walls, where ``ou`` says the place in words.
    ``precision``: « 8 inscrits sur 12 ». ``url``: its page, empty where it has none.
    ``sans_fin``: it lasts until somebody closes it. ``prend_la_place``: the page of an event of
    another source that this one is the same as.
    """

    debut: datetime
    fin: datetime
    titre: str
    pole: str
    lieu: int | None = None
    ou: str = ""
    precision: str = ""
    url: str = ""
    annule: bool = False
    sans_fin: bool = False
    geste: GesteDuJour | None = None
    prend_la_place: str = ""


# From, to (excluded), and ids of sites (None: all, and out of our walls too).
Chercher = Callable[[datetime, datetime, Collection[int] | None], Iterable[EvenementDuCalendrier]]


@dataclass(frozen=True)
class SourceDEvenements:
    """Where events come from, and who may read them."""

    code: str
    droit: Acces
    chercher: Chercher


SOURCES: dict[str, SourceDEvenements] = {}


def source(code: str, droit: Acces) -> Callable[[Chercher], Chercher]:
    """Register a source of events. Raises ``ValueError``: no source has two definitions."""

    def inscrire(fonction: Chercher) -> Chercher:
        if code in SOURCES:
            raise ValueError(code)
        SOURCES[code] = SourceDEvenements(code, droit, fonction)
        return fonction

    return inscrire


def evenements(
    compte: Any, debut: datetime, fin: datetime, lieux: Collection[int] | None, sauf: str = ""
) -> list[EvenementDuCalendrier]:
    """What this reader may know of that time, at their sites and of their poles, in order;
    ``sauf``: a source that is left out."""
    lus = [
        e
        for s in SOURCES.values()
        if s.code != sauf and permis(compte, s.droit)
        for e in s.chercher(debut, fin, lieux)
        if permis_au_pole(compte, s.droit, e.pole, e.lieu)
    ]
    doubles = {e.prend_la_place for e in lus if e.prend_la_place}
    lus = [e for e in lus if e.prend_la_place or e.url not in doubles]
    return sorted(lus, key=lambda e: (e.debut, e.fin, e.titre))
