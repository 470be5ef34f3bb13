"""The arithmetic of days and months, in Paris."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

JOUR = timedelta(days=1)


def minuit(jour: date) -> datetime:
    """When a day begins, in Paris."""
    return timezone.make_aware(datetime.combine(jour, time()))


def mois_suivant(jour: date) -> date:
    """The first day of the month after ``jour``."""
    return (jour.replace(day=1) + timedelta(days=32)).replace(day=1)


def mois_entre(debut: date, fin: date) -> list[date]:
    """The first days of the months that two days and what lies between them touch, in order."""
    mois = [debut.replace(day=1)]
    while mois_suivant(mois[-1]) <= fin:
        mois.append(mois_suivant(mois[-1]))
    return mois


def mois_venus(debut: date, fin: date, aujourd_hui: date) -> list[date]:
    """The first days of the months of a period that have begun; at least its first one."""
    return mois_entre(debut, max(debut, min(fin, aujourd_hui)))


def jours_entre(debut: date, fin: date) -> list[date]:
    """The days from one to another, both in."""
    return [debut + n * JOUR for n in range((fin - debut).days + 1)]
