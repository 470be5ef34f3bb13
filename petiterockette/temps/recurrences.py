"""The days of what comes back: every so many weeks, or each month in some way. Pure.

A series is said in days and in the hours of Paris clocks: summer time changes neither, and what
comes back keeps its wall time on both sides of the change.
"""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

# A year and a few days: what nobody has looked at for longer is planned again.
JOURS_MAX = 370
SEMAINE, QUINZAINE = "semaine", "quinzaine"
QUANTIEME, RANG, DERNIER = "quantieme", "rang", "dernier"


def jours(rythme: str, debut: date, fin: date, sauf: Collection[date] = ()) -> list[date]:
    """The days of a series, from its first one to ``fin`` included, less the exceptions.

    ``semaine``, ``quinzaine``: the same day every week or two. ``quantieme``: the same date each
    month, the last day of a month that is shorter (the 31st is 28 or 29 February). ``rang``: the
    same weekday of the month (a second Saturday), skipping months without a fifth. ``dernier``:
    the last such weekday of each month, ``debut`` giving the weekday and the first month.

    Raises ``ValueError`` for a rhythm that does not exist.
    """
    trouves = {
        SEMAINE: lambda: toutes_les(1, debut, fin),
        QUINZAINE: lambda: toutes_les(2, debut, fin),
        QUANTIEME: lambda: _par_mois(debut, fin, _du_quantieme),
        RANG: lambda: _par_mois(debut, fin, _du_rang),
        DERNIER: lambda: _par_mois(debut, fin, _du_dernier),
    }
    if rythme not in trouves:
        raise ValueError(rythme)
    return [jour for jour in trouves[rythme]() if jour not in sauf]


def toutes_les(semaines: int, debut: date, fin: date) -> Iterator[date]:
    """Every so many weeks from a day on, ``fin`` included; 0: that day alone."""
    jour = debut
    while jour <= fin:
        yield jour
        if not semaines:
            return
        jour += timedelta(weeks=semaines)


def _par_mois(
    debut: date, fin: date, du_mois: Callable[[date, int, int], date | None]
) -> Iterator[date]:
    annee, mois = debut.year, debut.month
    while (annee, mois) <= (fin.year, fin.month):
        jour = du_mois(debut, annee, mois)
        if jour and debut <= jour <= fin:
            yield jour
        annee, mois = (annee + 1, 1) if mois == 12 else (annee, mois + 1)


def _du_quantieme(debut: date, annee: int, mois: int) -> date:
    return date(annee, mois, min(debut.day, monthrange(annee, mois)[1]))


def _du_rang(debut: date, annee: int, mois: int) -> date | None:
    premier = date(annee, mois, 1)
    decalage = (debut.weekday() - premier.weekday()) % 7
    quantieme = 1 + decalage + 7 * ((debut.day - 1) // 7)
    return date(annee, mois, quantieme) if quantieme <= monthrange(annee, mois)[1] else None


def _du_dernier(debut: date, annee: int, mois: int) -> date:
    dernier = date(annee, mois, monthrange(annee, mois)[1])
    return dernier - timedelta(days=(dernier.weekday() - debut.weekday()) % 7)
