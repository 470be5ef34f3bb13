"""What waits at a stage, by category: how heavy, and since when, first in first out.

Kilograms are all alike: whatever leaves a stage is taken to be what came first, so that what
lies there now is what came last. The age is that of the oldest of those kilograms. Read from
the caches by month; movements day by day for the few months where a day matters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from .bilans import mois_suivant
from .etapes import Etape, Famille
from .models import Cumul, Mouvement, Stock

# Beyond, what waits is said to wait « depuis plus de deux ans »: the read stays bounded.
MOIS_LUS = 24
# A tile says so in words: it should have been sorted already.
LONGTEMPS = timedelta(days=30)
# On a shelf, what nobody bought for so long is proposed to leave it.
HUIT_SEMAINES = timedelta(weeks=8)

# (category, month or day) → grams that arrived.
Arrivees = Mapping[int, Mapping[date, int]]


@dataclass(frozen=True)
class Attente:
    """What waits: ``depuis`` None when the oldest kilogram is older than what is read.

    ``vieux_g``: the grams that were there already at the limit asked for.
    """

    masse_g: int
    depuis: date | None
    vieux_g: int = 0

    def jours(self, aujourd_hui: date) -> int | None:
        """How many days ago the oldest kilogram came; None: more than is read."""
        return max(0, (aujourd_hui - self.depuis).days) if self.depuis else None

    def longtemps(self, aujourd_hui: date) -> bool:
        """Whether it waits for more than thirty days."""
        return self.depuis is None or aujourd_hui - self.depuis > LONGTEMPS


def attentes(
    lieu: int,
    etape: str,
    aujourd_hui: date | None = None,
    limite: timedelta = LONGTEMPS,
) -> dict[int, Attente]:
    """What waits at a stage of a site, by category's id; three queries at most.

    ``limite``: kilograms that came before are counted apart, in ``vieux_g``. Where the books
    hold nothing, or less than nothing, nothing waits.
    """
    aujourd_hui = aujourd_hui or timezone.localdate()
    avant = aujourd_hui - limite
    stocks = _presents(lieu, etape)
    if not stocks:
        return {}
    par_mois = _par_mois(lieu, etape, stocks, aujourd_hui)
    # The months where the day matters: the one where the oldest came, and the limit's own.
    mois_a_lire: dict[int, set[date]] = {}
    for categorie, masse_g in stocks.items():
        mois = _plus_ancien(masse_g, par_mois.get(categorie, {}))[0]
        mois_a_lire[categorie] = {m for m in (mois, avant.replace(day=1)) if m}
    par_jour = _par_jour(lieu, etape, mois_a_lire)
    return {
        categorie: _attente(
            masse_g, par_mois.get(categorie, {}), par_jour.get(categorie, {}), avant
        )
        for categorie, masse_g in stocks.items()
    }


def reunir(liste: Iterable[Attente]) -> Attente | None:
    """Several categories seen as one: the mother and its sub-categories on one tile."""
    liste = list(liste)
    if not liste:
        return None
    debuts = [a.depuis for a in liste]
    return Attente(
        masse_g=sum(a.masse_g for a in liste),
        depuis=None if None in debuts else min(d for d in debuts if d),
        vieux_g=sum(a.vieux_g for a in liste),
    )


def _attente(
    masse_g: int, par_mois: Mapping[date, int], par_jour: Mapping[date, int], avant: date
) -> Attente:
    mois, dans_le_mois_g = _plus_ancien(masse_g, par_mois)
    depuis = None
    if mois:
        jours = {j: g for j, g in par_jour.items() if j.replace(day=1) == mois}
        depuis = _plus_ancien(dans_le_mois_g, jours)[0] or mois
    mois_limite = avant.replace(day=1)
    recus_g = sum(g for m, g in par_mois.items() if m > mois_limite)
    recus_g += sum(g for j, g in par_jour.items() if j > avant and j.replace(day=1) == mois_limite)
    return Attente(masse_g, depuis, max(0, masse_g - recus_g))


def _plus_ancien(masse_g: int, arrivees: Mapping[date, int]) -> tuple[date | None, int]:
    """When the oldest of the last ``masse_g`` grams came, and how many of them came then."""
    reste = masse_g
    for quand in sorted(arrivees, reverse=True):
        if arrivees[quand] >= reste:
            return quand, reste
        reste -= arrivees[quand]
    return None, reste


def _presents(lieu: int, etape: str) -> dict[int, int]:
    rangees = Stock.objects.filter(
        lieu=lieu, etape=etape, categorie__famille=Famille.OBJETS, categorie__interne=False
    )
    sommes = rangees.order_by().values_list("categorie").annotate(g=Sum("masse_g"))
    return {categorie: g for categorie, g in sommes if g > 0}


def _par_mois(lieu: int, etape: str, categories: Collection[int], aujourd_hui: date) -> Arrivees:
    """What arrived each month, from the cache, read by its key."""
    mois = [aujourd_hui.replace(day=1)]
    while len(mois) < MOIS_LUS:
        mois.append((mois[-1] - timedelta(days=1)).replace(day=1))
    # A gesture counts on its device's day: near midnight, tomorrow's month may have begun.
    mois.append(mois_suivant(mois[0]))
    rangees = Cumul.objects.filter(mois__in=mois, lieu=lieu, categorie__in=categories)
    return _arrivees(rangees, "mois", etape)


def _par_jour(lieu: int, etape: str, mois_a_lire: Mapping[int, set[date]]) -> Arrivees:
    """What arrived day by day in the months that matter, category by category."""
    par_mois: dict[date, set[int]] = defaultdict(set)
    for categorie, plusieurs in mois_a_lire.items():
        for mois in plusieurs:
            par_mois[mois].add(categorie)
    voulus = Q()
    for mois, categories in sorted(par_mois.items()):
        voulus |= Q(jour__gte=mois, jour__lt=mois_suivant(mois), categorie__in=categories)
    return _arrivees(Mouvement.objects.filter(voulus, lieu=lieu), "jour", etape)


def _arrivees(rangees: QuerySet, quand: str, etape: str) -> Arrivees:
    """Grams that arrived at a stage, net of what went back where it came from the same day.

    A counter-entry is the reverse of what it undoes, on the same day while the month is open:
    what was routed and put back did not arrive today.
    """
    nets: dict[tuple[int, date, str], int] = defaultdict(int)
    rangees = rangees.filter(Q(de=etape) | Q(vers=etape)).order_by()
    cle = ("categorie", quand, "de", "vers")
    for categorie, jour, de, vers, grammes in rangees.values_list(*cle).annotate(Sum("masse_g")):
        if vers == etape:
            nets[categorie, jour, de] += grammes
        else:
            nets[categorie, jour, vers] -= grammes
    arrivees: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for (categorie, jour, _autre), grammes in nets.items():
        if grammes > 0:
            arrivees[categorie][jour] += grammes
    return arrivees


@dataclass(frozen=True)
class PartOrientee:
    """What left sorting towards reuse, on all that left it, in grams.

    Shown at the sorting table only; never a taux de revalorisation, which is on outputs.
    """

    reemploi_g: int = 0
    total_g: int = 0

    @property
    def pourcent(self) -> int | None:
        """Rounded to the nearest whole; None where nothing was sorted."""
        if self.total_g <= 0 or not 0 <= self.reemploi_g <= self.total_g:
            return None
        return (200 * self.reemploi_g + self.total_g) // (2 * self.total_g)


_REEMPLOI = (Etape.RAYON, Etape.ATELIER)
_DESTINATIONS = (*_REEMPLOI, Etape.A_RECYCLER, Etape.A_JETER)
_TRI = (Etape.A_TRIER, Etape.RECLASSEMENT)


def part_orientee(moves: Iterable[tuple[str, str, int]]) -> PartOrientee:
    """From (from, to, grams) rows of a period: net of what was undone. Pure."""
    reemploi_g = total_g = 0
    for de, vers, grammes in moves:
        for depart, arrivee, signe in ((de, vers, 1), (vers, de, -1)):
            if depart in _TRI and arrivee in _DESTINATIONS:
                total_g += signe * grammes
                reemploi_g += signe * grammes * (arrivee in _REEMPLOI)
    return PartOrientee(reemploi_g, total_g)
