"""The periods of an agreement, cut as the calendar is: months, quarters, halves, years. Pure."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from collecte.matiere.jours import JOUR
from collecte.matiere.periode import Periode
from petiterockette.temps.dates import mois_avant

from .models import Convention

MOIS = {
    Convention.Periodicite.MENSUELLE: 1,
    Convention.Periodicite.TRIMESTRIELLE: 3,
    Convention.Periodicite.SEMESTRIELLE: 6,
    Convention.Periodicite.ANNUELLE: 12,
}


class Jours(NamedTuple):
    """The days of a declaration, both in."""

    debut: date
    fin: date

    @property
    def nom(self) -> str:
        """« 3e trimestre 2026 », « du 1er juillet au 31 décembre 2026 »."""
        return Periode.entre(self.debut, self.fin).nom


def periode_civile(jour: date, periodicite: str) -> Jours:
    """The month, the quarter, the half or the year in which a day lies."""
    n = MOIS[Convention.Periodicite(periodicite)]
    debut = date(jour.year, (jour.month - 1) // n * n + 1, 1)
    return Jours(debut, mois_avant(debut, -n) - JOUR)


def periodes(convention: Convention) -> Iterator[Jours]:
    """The periods of a signed agreement, from its first day to its last, if it has one."""
    jour = convention.debut
    while jour and (convention.fin is None or jour <= convention.fin):
        civile = periode_civile(jour, convention.periodicite)
        yield Jours(jour, min(civile.fin, convention.fin or civile.fin))
        jour = civile.fin + JOUR


def prochaine(convention: Convention, declarees: Collection[date]) -> Jours | None:
    """The first period that no declaration tells; None where all are, or where it has no dates."""
    return next((p for p in periodes(convention) if p.debut not in declarees), None)
