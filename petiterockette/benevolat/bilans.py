"""The figures of volunteering: sums of the sealed rows, counter-entries among them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from .models import Activite, HeuresFaites, Pole

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
    """Minutes given and people who gave some, on these days, sites and poles; one query."""
    heures = _du(debut, fin, lieux)
    if poles is not None:
        heures = heures.filter(pole__code__in=poles)
    return heures.aggregate(
        minutes=Coalesce(Sum("minutes"), 0), benevoles=Count(QUI, distinct=True, filter=QUI_TIENT)
    )


@dataclass(frozen=True)
class Part:
    """The minutes of a pole, and those of each of its activities (None: not said)."""

    pole: Pole
    minutes: int
    activites: list[tuple[Activite | None, int]]


def par_pole(debut: date, fin: date, lieux: Collection[int] | None = None) -> list[Part]:
    """Each pole where hours were given, in the order of the list; three queries."""
    sommes = {
        (pole, activite): minutes
        for pole, activite, minutes in _du(debut, fin, lieux)
        .values_list("pole", "activite")
        .annotate(Sum("minutes"))
        if minutes
    }
    activites: dict[int | None, Activite | None] = {a.pk: a for a in Activite.objects.all()}
    parts = []
    for pole in Pole.objects.all():
        siennes = [(a, m) for (p, a), m in sommes.items() if p == pole.pk]
        if siennes:
            siennes.sort(key=lambda am: -am[1])
            lignes = [(activites.get(a), m) for a, m in siennes]
            parts.append(Part(pole, sum(m for _a, m in siennes), lignes))
    return parts


def par_lieu(debut: date, fin: date, lieux: Collection[int] | None = None) -> dict[int, int]:
    """``{site's id: minutes}``."""
    return dict(_du(debut, fin, lieux).values_list("lieu").annotate(Sum("minutes")))


def par_jour(debut: date, fin: date, lieux: Collection[int] | None = None) -> dict[date, int]:
    """``{day: minutes}``; days without hours are not there."""
    return dict(_du(debut, fin, lieux).values_list("jour").annotate(Sum("minutes")))


def par_mois(
    debut: date, fin: date, lieux: Collection[int] | None = None
) -> dict[date, tuple[int, int]]:
    """``{first day of the month: (minutes, people)}``; months without hours are not there."""
    lignes = (
        _du(debut, fin, lieux)
        .annotate(mois=TruncMonth("jour"))
        .values_list("mois")
        .annotate(Sum("minutes"), gens=Count(QUI, distinct=True, filter=QUI_TIENT))
    )
    return {mois: (minutes, gens) for mois, minutes, gens in lignes}


def detail(debut: date, fin: date, lieux: Collection[int] | None = None):
    """Sums by month, site, pole and activity, in that order: what a spreadsheet takes."""
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


def _du(debut: date, fin: date, lieux: Collection[int] | None):
    ids = None if lieux is None else list(lieux)
    return HeuresFaites.objects.visibles(ids).du_au(debut, fin).order_by()
