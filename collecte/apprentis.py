"""Who trains at the counters, and how far each one went."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from petiterockette.personnes.models import Personne

from .parcours import PARCOURS, Parcours

# What was done longer ago is forgotten, or of no help.
UN_AN = timedelta(days=365)


class Appris(NamedTuple):
    """How many of the gestures of a first day were done."""

    faits: int
    total: int

    @property
    def tout(self) -> bool:
        return self.faits == self.total


@dataclass(frozen=True)
class Apprenti:
    """Somebody who trained: what was learned at each counter, in the registry's order (None:
    never tried there); and the last time."""

    personne: Personne
    faits: list[Appris | None]
    dernier: datetime


def apprentis(lieux: Collection[int] | None, aujourd_hui: date) -> list[Apprenti]:
    """Everybody who trained at these sites (None: all) for a year, the latest first."""
    codes: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    dernier: dict[int, datetime] = {}
    for parcours in PARCOURS.values():
        for fait in parcours.faits(None, lieux):
            if timezone.localdate(fait.le) < aujourd_hui - UN_AN:
                continue
            codes[fait.personne][parcours.poste].add(fait.code)
            dernier[fait.personne] = max(fait.le, dernier.get(fait.personne, fait.le))
    personnes = Personne.objects.filter(anonymisee_le=None).in_bulk(codes)
    return [
        Apprenti(personne, _combien(codes[pk]), dernier[pk])
        for pk, personne in sorted(personnes.items(), key=lambda p: dernier[p[0]], reverse=True)
    ]


def _combien(codes: dict[str, set[str]]) -> list[Appris | None]:
    return [
        Appris(_parmi(parcours, codes[parcours.poste]), len(parcours.gestes))
        if parcours.poste in codes
        else None
        for parcours in PARCOURS.values()
    ]


def _parmi(parcours: Parcours, codes: set[str]) -> int:
    return sum(geste.code in codes for geste in parcours.gestes)
