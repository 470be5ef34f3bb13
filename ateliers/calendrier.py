"""The week of all the poles, read from the registry of the agenda."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from ateliers.agenda import EvenementDuCalendrier, evenements
from collecte.matiere.jours import minuit

from .poles import POLES, Pole, permis_au_pole

SEMAINE = timedelta(days=7)


@dataclass
class Jour:
    """A day of the calendar and what happens on it, in order."""

    jour: date
    evenements: list[EvenementDuCalendrier] = field(default_factory=list)


def semaine(compte: Any, lundi: date, lieux: Collection[int] | None, pole: str = "") -> list[Jour]:
    """The seven days from a Monday on, as this reader may know them."""
    jours = {d: Jour(d) for d in (lundi + timedelta(days=n) for n in range(7))}
    for e in evenements(compte, minuit(lundi), minuit(lundi + SEMAINE), lieux):
        jour = timezone.localdate(e.debut)
        if jour in jours and pole in ("", e.pole):
            jours[jour].evenements.append(e)
    return list(jours.values())


def du_jour(compte: Any, jour: date, lieux: Collection[int] | None) -> list[EvenementDuCalendrier]:
    """What a day holds for this reader, cancelled ones left out."""
    tous = evenements(compte, minuit(jour), minuit(jour + timedelta(days=1)), lieux)
    return [e for e in tous if not e.annule]


def a_venir(
    compte: Any, pole: Pole, maintenant: datetime, jours: int = 28
) -> list[EvenementDuCalendrier]:
    """What a pole has before it, in the next weeks."""
    fin = maintenant + timedelta(days=jours)
    return [
        e for e in evenements(compte, maintenant, fin, None) if e.pole == pole.code and not e.annule
    ]


def a_faire_aussi(
    compte: Any, sauf: str, maintenant: datetime, lieux: Collection[int] | None
) -> list[EvenementDuCalendrier]:
    """What this reader does of the week that comes, besides a source whose page they read: each
    leads to its gesture."""
    debut = minuit(timezone.localdate(maintenant))
    return [
        replace(e, url=e.geste.url)
        for e in evenements(compte, debut, debut + SEMAINE, lieux, sauf)
        if e.geste and e.fin >= maintenant and permis_au_pole(compte, e.geste.droit, e.pole, e.lieu)
    ]


def poles_de(compte: Any) -> list[Pole]:
    """The poles that this reader opens, in their order."""
    return [p for p in POLES.values() if permis_au_pole(compte, p.droit, p.code)]
