"""From which day to which one a membership runs. Pure."""

from datetime import date, timedelta
from enum import StrEnum


class Annee(StrEnum):
    """What « a year » means."""

    GLISSANTE = "glissante"
    CIVILE = "civile"


def periode(annee: str, debut: date) -> tuple[date, date]:
    """The days of a membership that begins on ``debut``, both included.

    From day to day: the last day is the eve of the same day next year; what begins on a 29
    February ends on the 28th. Civil: whatever day it begins, it ends on 31 December.
    """
    if annee == Annee.CIVILE:
        return debut, date(debut.year, 12, 31)
    if (debut.month, debut.day) == (2, 29):
        return debut, date(debut.year + 1, 2, 28)
    return debut, debut.replace(year=debut.year + 1) - timedelta(days=1)
