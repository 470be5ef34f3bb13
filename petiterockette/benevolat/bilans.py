"""The figures of volunteering: sums of the sealed rows, counter-entries among them.

What was brought in from before counts where the whole of its days is asked for. Nobody gave it by
name: how many people there were is what was noted here.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .models import Activite, HeuresFaites, HeuresReprises, Pole

# Two numbers of one person, once they are merged.
QUI = Coalesce("personne__fusionnee_dans", "personne")
# A row that counts. What was cancelled is few, and listed once: looked for row by row, where
# hardly any row cancels another, SQLite reads all that exist each time.
ANNULEES = HeuresFaites.objects.filter(contre__isnull=False).order_by().values("contre")
QUI_TIENT = Q(contre=None) & ~Q(pk__in=ANNULEES)


def bilan(
    debut: date,
    fin: date,
    lieux: Collection[int] | None = None,
    poles: Collection[str] | None = None,
) -> Mapping[str, int]:
    """Minutes given and people who gave some, on these days, sites and poles; two queries.

    ``reprises_min``: how many of the minutes were brought in from before.
    """
    heures, d_avant = _du(debut, fin, lieux), _d_avant(debut, fin, lieux)
    if poles is not None:
        heures, d_avant = (lues.filter(pole__code__in=poles) for lues in (heures, d_avant))
    notees = heures.aggregate(
        minutes=Coalesce(Sum("minutes"), 0), benevoles=Count(QUI, distinct=True, filter=QUI_TIENT)
    )
    reprises = d_avant.aggregate(n=Coalesce(Sum("minutes"), 0))["n"]
    return notees | {"minutes": notees["minutes"] + reprises, "reprises_min": reprises}


@dataclass(frozen=True)
class Part:
    """The minutes of a pole, and those of each of its activities (None: not said)."""

    pole: Pole
    minutes: int
    activites: list[tuple[Activite | None, int]]


def par_pole(debut: date, fin: date, lieux: Collection[int] | None = None) -> list[Part]:
    """Each pole where hours were given, in the order of the list; four queries."""
    sommes: Counter[tuple[int, int | None]] = Counter()
    notees = _du(debut, fin, lieux).values_list("pole", "activite").annotate(Sum("minutes"))
    for pole_id, activite, minutes in notees:
        sommes[pole_id, activite] += minutes
    d_avant = _d_avant(debut, fin, lieux).values_list("pole").annotate(Sum("minutes"))
    for pole_id, minutes in d_avant:
        sommes[pole_id, None] += minutes
    activites: dict[int | None, Activite | None] = {a.pk: a for a in Activite.objects.all()}
    parts = []
    for pole in Pole.objects.all():
        siennes = [(a, m) for (p, a), m in sommes.items() if p == pole.pk and m]
        if siennes:
            siennes.sort(key=lambda am: -am[1])
            lignes = [(activites.get(a), m) for a, m in siennes]
            parts.append(Part(pole, sum(m for _a, m in siennes), lignes))
    return parts


def par_lieu(debut: date, fin: date, lieux: Collection[int] | None = None) -> dict[int, int]:
    """``{site's id: minutes}``."""
    sommes = Counter(dict(_du(debut, fin, lieux).values_list("lieu").annotate(Sum("minutes"))))
    sommes.update(dict(_d_avant(debut, fin, lieux).values_list("lieu").annotate(Sum("minutes"))))
    return {lieu: minutes for lieu, minutes in sommes.items() if minutes}


def par_jour(debut: date, fin: date, lieux: Collection[int] | None = None) -> dict[date, int]:
    """``{day: minutes}`` of what was noted here; days without hours are not there."""
    return dict(_du(debut, fin, lieux).values_list("jour").annotate(Sum("minutes")))


def par_mois(
    debut: date, fin: date, lieux: Collection[int] | None = None
) -> dict[date, tuple[int, int]]:
    """``{first day of the month: (minutes, people)}``; months without hours are not there, nor is
    what was brought in and is known by the year alone."""
    lignes = (
        _du(debut, fin, lieux)
        .annotate(mois=TruncMonth("jour"))
        .values_list("mois")
        .annotate(Sum("minutes"), gens=Count(QUI, distinct=True, filter=QUI_TIENT))
    )
    mois = {mois: (minutes, gens) for mois, minutes, gens in lignes}
    for du, au, minutes in en_gros(debut, fin, lieux):
        le_mois = du.replace(day=1)
        if le_mois == au.replace(day=1):
            avant, gens = mois.get(le_mois, (0, 0))
            mois[le_mois] = (avant + minutes, gens)
    return mois


def en_gros(
    debut: date, fin: date, lieux: Collection[int] | None = None
) -> list[tuple[date, date, int]]:
    """What was brought in: first and last day of each total, minutes; one query."""
    sommes = _d_avant(debut, fin, lieux).values_list("debut", "fin").annotate(n=Sum("minutes"))
    return [(du, au, n) for du, au, n in sommes if n]


def detail(debut: date, fin: date, lieux: Collection[int] | None = None):
    """Sums by month, site, pole and activity, in that order: what a spreadsheet takes."""
    return [*_detail_note(debut, fin, lieux), *_detail_repris(debut, fin, lieux)]


def _detail_note(debut: date, fin: date, lieux: Collection[int] | None):
    return (
        _du(debut, fin, lieux)
        .annotate(mois=TruncMonth("jour"))
        .values_list("mois", "lieu__nom", "pole__nom", "activite__nom")
        .annotate(Sum("minutes"))
        .filter(minutes__sum__gt=0)
        .order_by(
            "mois", F("lieu__ordre"), "lieu__nom", "pole__ordre", "pole__nom", "activite__nom"
        )
    )


def _detail_repris(debut: date, fin: date, lieux: Collection[int] | None):
    """What was brought in, at the first of its days; its activity is that nobody knows it."""
    sommes = _d_avant(debut, fin, lieux).values_list("debut", "fin", "lieu__nom", "pole__nom")
    sommes = sommes.annotate(n=Sum("minutes")).filter(n__gt=0)
    sommes = sommes.order_by("debut", F("lieu__ordre"), "lieu__nom", "pole__ordre", "pole__nom")
    for du, au, lieu, pole, minutes in sommes:
        quand = date_format(du, "Y") if au.month != du.month else ""
        yield du, lieu, pole, f"{_('repris')} {quand}".strip(), minutes


def _du(debut: date, fin: date, lieux: Collection[int] | None):
    ids = None if lieux is None else list(lieux)
    return HeuresFaites.objects.visibles(ids).du_au(debut, fin).order_by()


def _d_avant(debut: date, fin: date, lieux: Collection[int] | None):
    ids = None if lieux is None else list(lieux)
    return HeuresReprises.objects.visibles(ids).du_au(debut, fin).order_by()
