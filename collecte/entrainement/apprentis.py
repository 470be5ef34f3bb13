"""Who trains at the counters, and how far each one went."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from collecte.comptoirs.parcours import PARCOURS, Parcours
from petiterockette.mots.chercher import trouve
from petiterockette.personnes.models import Personne

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


def apprentis(
    lieux: Collection[int] | None, aujourd_hui: date, cherche: str = ""
) -> list[Apprenti]:
    """Everybody who trained at these sites (None: all) for a year, the latest first.

    ``cherche``: words of their names, as they are typed. Duplicates are told as one person.
    """
    lus = [
        (parcours.poste, fait)
        for parcours in PARCOURS.values()
        for fait in parcours.faits(None, lieux)
        if timezone.localdate(fait.le) >= aujourd_hui - UN_AN
    ]
    connues = Personne.objects.select_related("fusionnee_dans").in_bulk(
        {fait.personne for _poste, fait in lus}
    )
    codes: dict[Personne, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    dernier: dict[Personne, datetime] = {}
    for poste, fait in lus:
        dite = connues[fait.personne]
        qui = dite.fusionnee_dans or dite
        if qui.anonymisee_le or not trouve(cherche, qui):
            continue
        codes[qui][poste].add(fait.code)
        dernier[qui] = max(fait.le, dernier.get(qui, fait.le))
    recents = sorted(dernier, key=lambda qui: dernier[qui], reverse=True)
    return [Apprenti(qui, _combien(codes[qui]), dernier[qui]) for qui in recents]


def _combien(codes: dict[str, set[str]]) -> list[Appris | None]:
    return [
        Appris(_parmi(parcours, codes[parcours.poste]), len(parcours.gestes))
        if parcours.poste in codes
        else None
        for parcours in PARCOURS.values()
    ]


def _parmi(parcours: Parcours, codes: set[str]) -> int:
    return sum(geste.code in codes for geste in parcours.gestes)
