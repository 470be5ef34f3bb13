"""Opening hours really done: the instants of an opening, and their sums by site and month.

Instants are UTC and durations are what a clock on the wall would have measured: a day when
the hour changes lasts 23 or 25 hours. Months are cut at midnight in Paris.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Exists, Func, IntegerField, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from petiterockette.mots.mesures import INSECABLE

from .models import CorrectionHeures, HoraireHabituel, Ouverture

# As the till's night: what nobody closed by then was forgotten.
FIN_DE_NUIT = time(4, 30)
JOUR = timedelta(days=1)
MINUIT = time(0)
# An opening recorded by hand never lasts longer, so that a month reads few days before it.
PLUS_LONGUE = timedelta(hours=16)
_MARGE = 2 * JOUR


@dataclass(frozen=True)
class Plage:
    """When a site was open. ``fin`` None: it still is. ``supposee``: nobody closed it."""

    ouverture: Ouverture
    debut: datetime
    fin: datetime | None
    supposee: bool = False
    corrigee: str = ""

    @property
    def secondes(self) -> int:
        """How long, 0 while it lasts: only what is over is counted."""
        return int((self.fin - self.debut).total_seconds()) if self.fin else 0


def instant(jour: date, heure: time) -> datetime:
    """That hour of that day in Paris, in UTC; the first one when the hour comes twice."""
    local = datetime.combine(jour, heure, tzinfo=timezone.get_default_timezone())
    return local.astimezone(UTC)


def a_la_minute(quand: datetime) -> datetime:
    """The minute that the page shows: durations are then those that a reader computes."""
    return quand.replace(second=0, microsecond=0)


def existe(jour: date, heure: time) -> bool:
    """Whether the clocks show that hour that day: one is skipped in March."""
    return timezone.localtime(instant(jour, heure)).replace(tzinfo=None) == datetime.combine(
        jour, heure
    )


def oubliee_des(debut: datetime) -> datetime:
    """The instant from which an opening that nobody closed is a forgotten one."""
    return instant(timezone.localdate(debut) + JOUR, FIN_DE_NUIT)


def fin_supposee(debut: datetime, ferme: time | None) -> datetime:
    """When a forgotten opening ended: the usual hour of its day, else midnight."""
    jour = timezone.localdate(debut)
    habituelle = instant(jour, ferme) if ferme else None
    return habituelle if habituelle and habituelle > debut else instant(jour + JOUR, MINUIT)


Horaires = dict[tuple[int, int], HoraireHabituel]


def horaires(lieux: Collection[int] | None = None) -> Horaires:
    """The usual hours, by site and day of the week."""
    rangees = HoraireHabituel.objects.all()
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    return {(h.lieu_id, h.jour): h for h in rangees}


def ferme_d_habitude(ouverture: Ouverture, habituels: Horaires) -> time | None:
    """The usual closing hour of the day of an opening."""
    jour = timezone.localdate(ouverture.le).weekday()
    habituel = habituels.get((ouverture.lieu_id, jour))
    return habituel.ferme if habituel else None


def plage(ouverture: Ouverture, habituels: Horaires, maintenant: datetime) -> Plage | None:
    """The hours that stand for an opening; None once corrected to « did not open »."""
    corrections = list(ouverture.corrections.all())
    if corrections:
        derniere = max(corrections, key=lambda c: c.rang)
        if derniere.debut is None:
            return None
        return Plage(ouverture, derniere.debut, derniere.fin, corrigee=derniere.motif)
    debut = a_la_minute(ouverture.le)
    fermeture = getattr(ouverture, "fermeture", None)
    if fermeture:
        return Plage(ouverture, debut, a_la_minute(fermeture.le), fermeture.supposee)
    if maintenant >= oubliee_des(ouverture.le):
        fin = fin_supposee(ouverture.le, ferme_d_habitude(ouverture, habituels))
        return Plage(ouverture, debut, fin, supposee=True)
    return Plage(ouverture, debut, None)


def plages(
    debut: date,
    fin: date,
    lieux: Collection[int] | None = None,
    maintenant: datetime | None = None,
) -> list[Plage]:
    """The hours that touch the days from ``debut`` to ``fin`` (both in), oldest first.

    ``lieux``: ids of sites, None for all. Three queries, however many days.
    """
    du, au = _bornes(debut, fin)
    lues = _plages(_ouvertures(du, au, lieux), lieux, maintenant)
    touchent = [p for p in lues if p.debut < au and (p.fin is None or p.fin > du)]
    return sorted(touchent, key=lambda p: (p.debut, p.ouverture.pk))


def _bornes(debut: date, fin: date) -> tuple[datetime, datetime]:
    return instant(debut, MINUIT), instant(fin + JOUR, MINUIT)


def _ouvertures(du: datetime, au: datetime, lieux: Collection[int] | None) -> QuerySet[Ouverture]:
    """Those that may touch a stretch of time."""
    ouvertures = Ouverture.objects.filter(le__gte=du - _MARGE, le__lt=au)
    return ouvertures if lieux is None else ouvertures.filter(lieu__in=lieux)


def _plages(
    ouvertures: QuerySet[Ouverture], lieux: Collection[int] | None, maintenant: datetime | None
) -> Iterator[Plage]:
    lues = list(ouvertures.avec_la_suite())
    habituels = horaires(lieux) if lues else {}
    for ouverture in lues:
        if p := plage(ouverture, habituels, maintenant or timezone.now()):
            yield p


def heures_d_ouverture(
    debut: date,
    fin: date,
    lieux: Collection[int] | None = None,
    maintenant: datetime | None = None,
) -> dict[tuple[int, date], int]:
    """H_OUVERTURE: seconds open to the public, by (site's id, first day of the month).

    Whole minutes throughout, so that days, sites and months sum to each other.

    Days from ``debut`` to ``fin``, both in. An opening still going on counts nothing yet;
    one over midnight counts in each of its months.
    """
    du, au = _bornes(debut, fin)
    sommes: dict[tuple[int, date], int] = defaultdict(int)
    for p in plages(debut, fin, lieux, maintenant):
        if p.fin is None:
            continue
        for mois, secondes in par_mois(max(p.debut, du), min(p.fin, au)):
            sommes[(p.ouverture.lieu_id, mois)] += secondes
    return dict(sommes)


class MinuteDuMonde(Func):
    """The minute of an instant, counted from 1970, told by the database itself: Django's own
    truncation goes through Python on SQLite, row after row."""

    template = "FLOOR(EXTRACT(EPOCH FROM %(expressions)s) / 60)::bigint"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **contexte):
        # Seconds are cut before they are read: SQLite would round 59.9996 to the next minute.
        template = "(CAST(strftime('%%%%s', substr(%(expressions)s, 1, 16)) AS INTEGER) / 60)"
        return super().as_sql(compiler, connection, template=template, **contexte)


def secondes_ouvertes(
    debut: date,
    fin: date,
    lieux: Collection[int] | None = None,
    maintenant: datetime | None = None,
) -> int:
    """All of H_OUVERTURE over a period, ``fin`` included.

    What was closed and stands as it was done is added up by the database; what was corrected,
    forgotten, or goes over an end of the period is read as a month's page reads it.
    """
    du, au = _bornes(debut, fin)
    ouvertures = _ouvertures(du, au, lieux)
    corrigee = Exists(CorrectionHeures.objects.filter(ouverture=OuterRef("pk")))
    entiere = Q(le__gte=du, fermeture__le__lt=au)
    minutes = MinuteDuMonde("fermeture__le") - MinuteDuMonde("le")
    simples = ouvertures.filter(~corrigee, entiere).order_by()
    secondes: int = 60 * simples.aggregate(n=Sum(minutes, default=0))["n"]
    autres = ouvertures.filter(corrigee | ~entiere)
    for p in _plages(autres, lieux, maintenant):
        if p.fin is not None:
            secondes += max(0, int((min(p.fin, au) - max(p.debut, du)).total_seconds()))
    return secondes


def par_mois(debut: datetime, fin: datetime) -> Iterator[tuple[date, int]]:
    """Cut a stretch of time at the ends of months: (first day of the month, seconds)."""
    while debut < fin:
        mois = timezone.localdate(debut).replace(day=1)
        borne = min(fin, instant((mois + 32 * JOUR).replace(day=1), MINUIT))
        yield mois, int((borne - debut).total_seconds())
        debut = borne


def en_heure(quand: datetime | time) -> str:
    """« 9 h 02 », « 18 h »: an hour as people say it, in Paris."""
    heure = timezone.localtime(quand).time() if isinstance(quand, datetime) else quand
    ecrit = f"{heure.hour}{INSECABLE}h"
    return f"{ecrit}{INSECABLE}{heure.minute:02}" if heure.minute else ecrit
