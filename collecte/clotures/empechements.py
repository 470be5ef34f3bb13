"""What keeps a month of matter open, or closed, besides its own books: the apps above say what is
theirs."""

from collections.abc import Callable
from datetime import date

from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

# Of a site and the first day of a month: why it may not be closed yet, or reopened, or None.
Empechement = Callable[[Lieu, date], Refus | None]
EMPECHEMENTS: list[Empechement] = []
RETENUES: list[Empechement] = []


def empechements(lieu: Lieu, mois: date) -> list[Refus]:
    """Why the month of a site may not be closed yet, each with what to do."""
    return _dits(EMPECHEMENTS, lieu, mois)


def retenues(lieu: Lieu, mois: date) -> list[Refus]:
    """Why the closed month of a site may not be reopened, each with what to do."""
    return _dits(RETENUES, lieu, mois)


def _dits(registre: list[Empechement], lieu: Lieu, mois: date) -> list[Refus]:
    return [refus for empechement in registre if (refus := empechement(lieu, mois))]
