"""What waits at a stage, by category: how heavy, and since when, first in first out.

Kilograms are all alike: whatever leaves a stage is taken to be what came first, so that what
lies there now is what came last. The age is that of the oldest of those kilograms. Read from
the caches by month; movements day by day for the few months where a day matters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from collecte.livre.models import Cumul, Mouvement, Stock
from collecte.matiere.etapes import Etape, Famille
from collecte.matiere.jours import jours_entre
from petiterockette.mots.mesures import INSECABLE
from petiterockette.mots.taux import partager
from petiterockette.temps.dates import fin_du_mois, mois_avant

# Beyond, what waits is said to wait « depuis plus de deux ans »: the read stays bounded.
MOIS_LUS = 24
# A tile says so in words: it should have been sorted already.
LONGTEMPS = timedelta(days=30)
# On a shelf, what nobody bought for so long is proposed to leave it.
HUIT_SEMAINES = timedelta(weeks=8)

# A heap: what lies at one stage, of one category, at one site.
Tas = tuple[int, int]
# Heap → month or day → grams that arrived.
Arrivees = Mapping[Tas, Mapping[date, int]]


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
        """Whether the oldest kilogram waits for more than thirty days."""
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
    stocks = _presents([lieu], etape)
    if not stocks:
        return {}
    par_mois = _par_mois([lieu], etape, stocks, _mois_lus(aujourd_hui))
    # The months where the day matters: the one where the oldest came, and the limit's own.
    mois_a_lire: dict[Tas, set[date]] = {}
    for tas, masse_g in stocks.items():
        mois = _plus_ancien(masse_g, par_mois.get(tas, {}))[0]
        mois_a_lire[tas] = {m for m in (mois, avant.replace(day=1)) if m}
    jours = [j for mois in set().union(*mois_a_lire.values()) for j in _jours_de(mois)]
    par_jour = _par_jour([lieu], etape, jours)
    return {
        tas[1]: _attente(masse_g, par_mois.get(tas, {}), par_jour.get(tas, {}), avant)
        for tas, masse_g in stocks.items()
    }


def attente_du_lieu(lieu: int, etape: str, aujourd_hui: date | None = None) -> Attente | None:
    """All that waits at a stage of a site, and since when the oldest of it does; None: nothing.

    ``vieux_g`` is not told. The same answer as ``reunir(attentes(…))`` for less reading: the
    months are read backwards and only as far as each category needs, and days only in the
    month where the very oldest came. Six queries at most, three as a rule.
    """
    aujourd_hui = aujourd_hui or timezone.localdate()
    stocks = _presents([lieu], etape)
    if not stocks:
        return None
    masse_g = sum(stocks.values())
    par_mois: dict[Tas, dict[date, int]] = defaultdict(dict)
    debuts: dict[Tas, tuple[date, int]] = {}
    for tranche in _tranches(_mois_lus(aujourd_hui)):
        restent = {tas: g for tas, g in stocks.items() if tas not in debuts}
        if not restent:
            break
        for tas, arrivees in _par_mois([lieu], etape, restent, tranche).items():
            par_mois[tas] |= arrivees
        for tas, g in restent.items():
            mois, dans_le_mois_g = _plus_ancien(g, par_mois[tas])
            if mois:
                debuts[tas] = (mois, dans_le_mois_g)
    if len(debuts) < len(stocks):
        return Attente(masse_g, None)
    premier = min(mois for mois, _g in debuts.values())
    vieux = {tas: g for tas, (mois, g) in debuts.items() if mois == premier}
    par_jour = _par_jour([lieu], etape, _jours_de(premier))
    jours = [_plus_ancien(g, par_jour.get(tas, {}))[0] or premier for tas, g in vieux.items()]
    return Attente(masse_g, min(jours))


def vieux_tas(
    lieux: Collection[int] | None,
    etape: str,
    aujourd_hui: date | None = None,
    limite: timedelta = LONGTEMPS,
) -> dict[Tas, int]:
    """``{(site, category): grams}`` that were there already at the limit, at these sites.

    The ``vieux_g`` of ``attentes``, for any number of sites (None: all) in three queries:
    only what came since the limit is read. Heaps without such grams are left out.
    """
    aujourd_hui = aujourd_hui or timezone.localdate()
    avant = aujourd_hui - limite
    stocks = _presents(lieux, etape)
    if not stocks:
        return {}
    depuis = [m for m in _mois_lus(aujourd_hui) if m > avant.replace(day=1)]
    restes = _moins(stocks, _par_mois(lieux, etape, stocks, depuis))
    derniers = [j for j in _jours_de(avant) if j > avant]
    return _moins(restes, _par_jour(lieux, etape, derniers if restes else []))


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


def _moins(tas: Mapping[Tas, int], arrivees: Arrivees) -> dict[Tas, int]:
    """What is left of heaps without what arrived; those of which nothing is left go."""
    restes = {cle: g - sum(arrivees.get(cle, {}).values()) for cle, g in tas.items()}
    return {cle: g for cle, g in restes.items() if g > 0}


def _presents(lieux: Collection[int] | None, etape: str) -> dict[Tas, int]:
    rangees = _aux(Stock.objects.filter(etape=etape), lieux).filter(
        categorie__famille=Famille.OBJETS, categorie__interne=False
    )
    sommes = rangees.order_by().values_list("lieu", "categorie").annotate(g=Sum("masse_g"))
    return {(lieu, categorie): g for lieu, categorie, g in sommes if g > 0}


def _aux(rangees: QuerySet, lieux: Collection[int] | None) -> QuerySet:
    return rangees if lieux is None else rangees.filter(lieu__in=lieux)


def _mois_lus(aujourd_hui: date) -> list[date]:
    """The months that are read, the last one first."""
    # A gesture counts on its device's day: near midnight, tomorrow's month may have begun.
    return [mois_avant(aujourd_hui, n) for n in range(-1, MOIS_LUS)]


def _tranches(mois: Sequence[date]) -> Iterator[Sequence[date]]:
    """Cut months into slices, each twice the one before: what waits came lately as a rule."""
    debut, taille = 0, 2
    while debut < len(mois):
        yield mois[debut : debut + taille]
        debut, taille = debut + taille, taille * 2


def _par_mois(
    lieux: Collection[int] | None, etape: str, tas: Iterable[Tas], mois: Sequence[date]
) -> Arrivees:
    """What arrived each of these months, from the cache, read by its key."""
    rangees = Cumul.objects.filter(mois__in=mois, categorie__in={c for _lieu, c in tas})
    return _arrivees(_aux(rangees, lieux), "mois", etape)


def _par_jour(lieux: Collection[int] | None, etape: str, jours: Collection[date]) -> Arrivees:
    """What arrived on each of these days, of every category.

    Days one by one rather than a range, and no category: SQLite would else read all that a
    site, or a category, ever did.
    """
    return _arrivees(_aux(Mouvement.objects.filter(jour__in=jours), lieux), "jour", etape)


def _jours_de(mois: date) -> list[date]:
    """The days of the month of a day."""
    return jours_entre(mois.replace(day=1), fin_du_mois(mois))


def _arrivees(rangees: QuerySet, quand: str, etape: str) -> Arrivees:
    """Grams that arrived at a stage, net of what went back where it came from the same day.

    A counter-entry is the reverse of what it undoes, on the same day while the month is open:
    what was routed and put back did not arrive today.
    """
    nets: dict[tuple[Tas, date, str], int] = defaultdict(int)
    rangees = rangees.filter(Q(de=etape) | Q(vers=etape)).order_by()
    cle = ("lieu", "categorie", quand, "de", "vers")
    sommes = rangees.values_list(*cle).annotate(Sum("masse_g"))
    for lieu, categorie, jour, de, vers, grammes in sommes:
        if vers == etape:
            nets[(lieu, categorie), jour, de] += grammes
        else:
            nets[(lieu, categorie), jour, vers] -= grammes
    arrivees: dict[Tas, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for (tas, jour, _autre), grammes in nets.items():
        if grammes > 0:
            arrivees[tas][jour] += grammes
    return arrivees


@dataclass(frozen=True)
class PartOrientee:
    """What left sorting towards reuse, on all that left it, in grams.

    Shown at the sorting table only; never a taux de revalorisation, which is on outputs.
    """

    reemploi_g: int = 0
    total_g: int = 0

    @property
    def ecrite(self) -> str | None:
        """« 60 », in whole percent; « < 1 » and « 99 » next to the bounds; None: nothing sorted."""
        ailleurs_g = self.total_g - self.reemploi_g
        if self.total_g <= 0 or min(self.reemploi_g, ailleurs_g) < 0:
            return None
        pourcent, _reste = partager(100, [self.reemploi_g, ailleurs_g])
        infime = 0 < 200 * self.reemploi_g < self.total_g
        return f"<{INSECABLE}1" if infime else str(pourcent)


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
