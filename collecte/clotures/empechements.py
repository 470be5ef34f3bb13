"""What keeps a month of matter open besides its own books: the apps above say what is theirs."""

from collections.abc import Callable
from datetime import date

from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

# Of a site and the first day of a month: why it may not be closed yet, or None.
Empechement = Callable[[Lieu, date], Refus | None]
EMPECHEMENTS: list[Empechement] = []


def empechements(lieu: Lieu, mois: date) -> list[Refus]:
    """Why the month of a site may not be closed yet, each with what to do."""
    return [refus for retenue in EMPECHEMENTS if (refus := retenue(lieu, mois))]
