"""Days of 2027 in Paris, where most tests of months, counts and closings stand."""

from datetime import datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def le(mois: int, jour: int, heure: int = 10) -> datetime:
    return datetime(2027, mois, jour, heure, tzinfo=PARIS)


def samedi(heure: int, minute: int = 0) -> datetime:
    """An hour of Saturday the 12th of June."""
    return datetime(2027, 6, 12, heure, minute, tzinfo=PARIS)
