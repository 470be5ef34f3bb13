"""What a base's instants are told in: two clocks wrote them, MySQL's and PHP's.

mysqldump and phpMyAdmin write instants in UTC, and say so. But PHP gave them to MySQL as texts of
its own zone: where the two were not set alike (PHP in Paris, MySQL in UTC, as in Oressource's
containers), what was said to be UTC is the time of Paris. An intake shows it: PHP dates it, MySQL
dates its last edit, which of a note that nobody touched is its entry.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
EN_UTC = "+00:00"
# From then on MySQL dates the last edit by itself.
DEPUIS = "2018-01-01"
QUART_D_HEURE, HEURE = 900, 3_600
# PHP in Paris before MySQL in UTC, in winter and in summer.
DE_PARIS = {-HEURE, -2 * HEURE}
# One intake in so many may be noted before the door opens, and as many once it is closed.
LAISSES = 20
Lire = Callable[..., Sequence[Any]]


class Horloge(Enum):
    UTC = "utc"
    PARIS = "paris"
    INCONNUE = "inconnue"

    def annee(self, colonne: str) -> str:
        """SQL: the year, in Paris, of a column of instants.

        At the New Year, Paris is an hour before UTC, whatever the year.
        """
        annee = f"CAST(substr({colonne}, 1, 4) AS INTEGER)"
        if self is not Horloge.UTC:
            return annee
        return f"{annee} + (substr({colonne}, 6, 8) = '12-31 23')"

    def debut(self, jour: date) -> str:
        """The first instant of a day in Paris, as the rows of a base write it."""
        if self is not Horloge.UTC:
            return f"{jour} 00:00:00"
        minuit = datetime.combine(jour, time(), tzinfo=PARIS).astimezone(UTC)
        return f"{minuit:%Y-%m-%d %H:%M:%S}"

    def moment(self, instant: str) -> datetime:
        """A true moment, in UTC, from what PHP wrote: ``timestamp`` of every table.

        What is unknown is taken for the time of Paris. Where the clock is of Paris, an intake's
        ``last_hero_timestamp`` is MySQL's, in UTC already.
        """
        zone = UTC if self is Horloge.UTC else PARIS
        return datetime.fromisoformat(instant).replace(tzinfo=zone).astimezone(UTC)


# The rows of a gesture, one after the other, bear the same instant.
@lru_cache(maxsize=64)
def annee_a_paris(horloge: Horloge, instant: str | None) -> int | None:
    """The year of an instant as ``Horloge.annee`` counts it; None where nothing was written."""
    return horloge.moment(instant).astimezone(PARIS).year if instant else None


def ecarts(lire: Lire) -> dict[int, int]:
    """Seconds from PHP's clock to MySQL's, to the quarter of an hour → intakes that show them.

    Of the intakes whose last edit is within half a day of their date: neither edited nor typed
    for another day.
    """
    ecart = "strftime('%s', last_hero_timestamp) - strftime('%s', timestamp)"
    lus = lire(
        f"""SELECT CAST(round(({ecart}) / {QUART_D_HEURE}.0) AS INTEGER) * {QUART_D_HEURE} AS ecart,
               COUNT(*) AS nombre
           FROM collectes WHERE timestamp >= (?) AND abs({ecart}) < (?)
           GROUP BY 1 ORDER BY 2 DESC""",
        DEPUIS,
        timedelta(hours=12).total_seconds(),
    )
    return {rangee.ecart: rangee.nombre for rangee in lus}


def heures_des_depots(lire: Lire, horloge: Horloge) -> tuple[int, int] | None:
    """The hours of Paris between which most intakes are noted, to compare with those of opening.

    A twentieth is left out at each end; None without intakes.
    """
    par_heure: Counter[int] = Counter()
    for lue in lire(
        """SELECT substr(timestamp, 1, 13) AS heure, COUNT(*) AS nombre
           FROM collectes WHERE timestamp IS NOT NULL GROUP BY 1"""
    ):
        moment = horloge.moment(f"{lue.heure}:00:00").astimezone(PARIS)
        par_heure[moment.hour] += lue.nombre
    heures, reste = sorted(par_heure), par_heure.total() / LAISSES
    if not heures:
        return None
    return _atteinte(par_heure, heures, reste), _atteinte(par_heure, heures[::-1], reste)


def _atteinte(par_heure: Counter[int], heures: Sequence[int], reste: float) -> int:
    """The first of these hours by which more than that were noted."""
    return next(
        heure
        for heure, nombre in zip(heures, accumulate(par_heure[h] for h in heures), strict=True)
        if nombre > reste
    )


def lire_l_horloge(lire: Lire, fuseau: str) -> Horloge:
    """What the instants of a base are told in: the most frequent difference decides."""
    if fuseau != EN_UTC:
        return Horloge.INCONNUE
    mesures = ecarts(lire)
    de_paris = sum(nombre for ecart, nombre in mesures.items() if ecart in DE_PARIS)
    return Horloge.PARIS if de_paris > mesures.get(0, 0) else Horloge.UTC
