"""The figures of the matter: every total comes from one function, ``masses()``.

Definitions: the house's ledger of matter, « Rates »; headline base « sorties ».
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet, Sum

from collecte.livre.models import Cumul, CumulAnnees, Mouvement, Stock
from collecte.matiere.etapes import (
    FINS,
    HISTORIQUES,
    MOUVEMENTS_PERMIS,
    REEMPLOI,
    STOCKS,
    Etape,
    Famille,
    Mesure,
)
from collecte.matiere.jours import JOUR, jours_entre, mois_entre

from .bilan import Bilan
from .grains import EN_GROS, Masse, connues, connus, decouper, non_annules

Ids = Collection[int] | None

# No movement is older.
PREMIERE_ANNEE = 2000
# The material of a sum of a whole year, where materials are not told apart; its category, where
# nor are they.
TOUTES_MATIERES = TOUTES_CATEGORIES = 0


def masses(
    debut: date,
    fin: date,
    lieux: Ids = None,
    categories: Ids = None,
    etape: str | None = None,
) -> list[Masse]:
    """Every move of a period, summed by month, category, material, stages and measure.

    ``fin`` is included; ``lieux``, ``categories``: ids, None for all; ``etape``: only what
    leaves a stage or reaches it, where it is named. Whole months come from the cache, the days
    at the edges from the movements themselves. Objects only: food has its own figures. A total
    brought in counts where its whole month, or year, is in the period (``connues``).
    """
    cle = ("mois", "categorie", "matiere", "de", "vers", "mesure")
    return connues(_sommer(debut, fin, cle, lieux, categories, etape), debut, fin)


def masses_par_mois(
    debut: date, fin: date, lieux: Ids = None, categories: Ids = None
) -> list[Masse]:
    """Every move of a period, as ``masses``, each month's sums under ``TOUTES_CATEGORIES`` and
    ``TOUTES_MATIERES``: a few dozen a month."""
    sommes = _sommer(debut, fin, ("mois", "de", "vers", "mesure"), lieux, categories)
    lues: list[Masse] = [
        (mois, TOUTES_CATEGORIES, TOUTES_MATIERES, de, vers, mesure, grammes)
        for mois, de, vers, mesure, grammes in sommes
    ]
    return connues(lues, debut, fin)


def _sommer(
    debut: date,
    fin: date,
    cle: Sequence[str],
    lieux: Ids,
    categories: Ids,
    etape: str | None = None,
) -> list:
    """The sums of a period: of its whole months, then of the days at its edges."""
    pleins, bords = decouper(debut, fin)
    lignes: list = []
    if pleins:
        lignes += _sommer_les_mois(*pleins, cle, lieux, categories, etape)
    if bords:
        des_jours = Mouvement.objects.filter(jours_de(bords), famille=Famille.OBJETS)
        lignes += _sommes(des_jours, cle, lieux, categories, etape)
    return lignes


def masses_des_annees(premiere: int, derniere: int, lieux: Ids = None) -> list[Masse]:
    """Every move of whole years, ``derniere`` included, each year's sums on its first of January.

    Under ``TOUTES_CATEGORIES`` and ``TOUTES_MATIERES``: a few dozen a year, whatever was moved.
    """
    annees = CumulAnnees.objects.filter(annee__gte=premiere, annee__lte=derniere)
    sommes = choisir(annees, lieux).order_by().values_list("annee", "de", "vers", "mesure")
    return [
        (date(annee, 1, 1), TOUTES_CATEGORIES, TOUTES_MATIERES, de, vers, mesure, grammes)
        for annee, de, vers, mesure, grammes in sommes.annotate(Sum("masse_g"))
    ]


# Up to so many days, each is named.
JOURS_NOMMES = 400


def jours_de(bords: Iterable[tuple[date, date]], champ: str = "jour") -> Q:
    """The days of some periods, their ends included, as a condition.

    Each day by its name, for the index of days: over a range of them at a site, SQLite
    would rather read all that this site ever did.
    """
    voulu = Q(pk__in=[])
    for premier, dernier in bords:
        if (dernier - premier).days >= JOURS_NOMMES:
            voulu |= Q(**{f"{champ}__gte": premier, f"{champ}__lte": dernier})
        else:
            voulu |= Q(**{f"{champ}__in": jours_entre(premier, dernier)})
    return voulu


def masses_par_jour(
    debut: date, fin: date, lieux: Ids = None, categories: Ids = None
) -> list[Masse]:
    """Every move of a period, each sum under its day: read from the movements, for a few weeks
    only. A total brought in stands under the last day of its period, of which it is no day's."""
    de_la_periode = jours_de([(debut, fin)]) & connus(debut, fin)
    rangees = Mouvement.objects.filter(de_la_periode, famille=Famille.OBJETS)
    cle = ("jour", "categorie", "matiere", "de", "vers", "mesure")
    choisies = choisir(rangees, lieux, categories)
    return list(choisies.order_by().values_list(*cle).annotate(Sum("masse_g")))


# Up to so many months, each is named.
MOIS_NOMMES = 24


def _sommer_les_mois(
    premier: date,
    dernier: date,
    cle: Sequence[str],
    lieux: Ids,
    categories: Ids,
    etape: str | None,
) -> list:
    """Whole months from the cache, in one query.

    Each month by its name, through the key: over a range, PostgreSQL scans the whole table as
    soon as the base is young, and what a page reads would depend on the base's age.
    """
    mois = mois_entre(premier, dernier)
    cumuls = _sommes(Cumul.objects.all(), cle, lieux, categories, etape)
    if len(mois) > MOIS_NOMMES:
        return list(cumuls.filter(mois__gte=premier, mois__lte=dernier))
    return list(cumuls.filter(mois__in=mois))


def _sommes(
    rangees: QuerySet, cle: Sequence[str], lieux: Ids, categories: Ids, etape: str | None
) -> QuerySet:
    choisies = choisir(rangees, lieux, categories, etape)
    return choisies.order_by().values_list(*cle).annotate(Sum("masse_g"))


def choisir(
    rangees: QuerySet, lieux: Ids, categories: Ids = None, etape: str | None = None
) -> QuerySet:
    """Rows of these sites and categories, ids, and of what moves at a stage; None for all."""
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    if etape is not None:
        rangees = rangees.filter(Q(de=etape) | Q(vers=etape))
    return rangees if categories is None else rangees.filter(categorie__in=categories)


# In which figure of the bilan a move counts, and with which sign.
_FINS: dict[str, str] = {
    **{str(e): "reemploi_g" for e in REEMPLOI},
    str(Etape.RECYCLE): "recyclage_g",
    str(Etape.ENERGIE): "energie_g",
    str(Etape.DECHETTERIE): "dechetterie_g",
}
DES_SORTIES = frozenset(_FINS.values())
_MESURES = {
    str(Mesure.PESEE): "pesee_g",
    str(Mesure.ESTIMEE): "estimee_g",
    str(Mesure.DEDUITE): "deduite_g",
}
_STOCKS = frozenset(str(e) for e in STOCKS)


def _effets(de: str, vers: str, mesure: str) -> Iterator[tuple[str, int]]:
    """The figures that one move changes: pairs (name, sign)."""
    # Our own rubbish is in the waste register, outside every rate.
    if Etape.MAISON in (de, vers):
        return
    for etape, autre, signe in ((vers, de, 1), (de, vers, -1)):
        if etape in _FINS:
            yield _FINS[etape], signe
            yield _MESURES[mesure], signe
        elif etape == Etape.DONATEUR:
            yield "collecte_g", -signe
        # What the bridge takes back from an end never was in an output: an écart too, or the
        # variation of stock would find it again on the shelf.
        elif etape in (Etape.INVENTAIRE, Etape.PERDU) and (autre in _STOCKS or autre in _FINS):
            yield "ecart_g", -signe
        elif etape == Etape.TRANSIT and autre in _STOCKS:
            yield "entre_sites_g", -signe
        elif etape in HISTORIQUES:
            yield "historique_g", signe


def effets_sur(*figures: str) -> dict[tuple[str, str], int]:
    """How each allowed move (from, to) counts in some figures of a bilan together: ±1.

    What a drill-down filters movements by, so that it cannot tell another story than the sum.
    """
    signes: dict[tuple[str, str], int] = {}
    for paires in MOUVEMENTS_PERMIS.values():
        for de, vers in paires:
            signe = sum(s for nom, s in _effets(de, vers, Mesure.PESEE) if nom in figures)
            if signe:
                signes[de, vers] = signe
    return signes


def bilan_de(lignes: Iterable[Masse], debut: date, fin: date, lieux: Sequence[str] = ()) -> Bilan:
    """Sum moves into the figures of a bilan of a period, ``fin`` included; pure.

    What the period does not hold for sure is left out (``connues``).
    """
    # Thousands of sums tell a few dozen moves: each move says once which figures it changes.
    passages: dict[tuple[str, str, str], int] = defaultdict(int)
    for _mois, _categorie, _matiere, de, vers, mesure, grammes in connues(lignes, debut, fin):
        if grammes:
            passages[de, vers, mesure] += grammes
    nets: dict[tuple[str, str], int] = defaultdict(int)
    for (de, vers, _mesure), grammes in passages.items():
        nets[de, vers] += grammes
    bouts = {etape for passage in non_annules(nets) for etape in passage}
    sommes: dict[str, int] = defaultdict(int)
    for passage, grammes in passages.items():
        for nom, signe in _effets(*passage):
            sommes[nom] += signe * grammes
    return Bilan(
        debut=debut,
        fin=fin,
        lieux=tuple(lieux),
        vide=not passages,
        repris=not bouts.isdisjoint(HISTORIQUES),
        en_totaux=not bouts.isdisjoint(EN_GROS),
        sorti=not DES_SORTIES.isdisjoint(sommes),
        **sommes,
    )


def nets_par_fin(lignes: Iterable[Masse]) -> dict[str, int]:
    """Grams that reached each end, less those that came back from it; our rubbish left out."""
    nets: dict[str, int] = defaultdict(int)
    for _mois, _categorie, _matiere, de, vers, _mesure, grammes in lignes:
        if Etape.MAISON in (de, vers):
            continue
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in FINS:
                nets[etape] += signe * grammes
    return nets


def bilan(debut: date, fin: date, lieux: Sequence = ()) -> Bilan:
    """The bilan of a period (``fin`` included) at ``lieux`` (rows of Lieu; empty: all)."""
    ids = [lieu.pk for lieu in lieux] if lieux else None
    return bilan_de(masses(debut, fin, ids), debut, fin, [lieu.code for lieu in lieux])


def stock_vif(lieux: Ids = None, categories: Ids = None, etape: str | None = None) -> int:
    """What lies in stock now, in grams; at one stage only, where ``etape`` names it."""
    rangees = choisir(Stock.objects.all(), lieux, categories)
    if etape is not None:
        rangees = rangees.filter(etape=etape)
    return rangees.aggregate(g=Sum("masse_g"))["g"] or 0


def stock_apres(lignes: Iterable[Masse], debut: date, lieux: Ids = None) -> int | None:
    """What lay in stock once the moves of a period were made, in grams; ``debut``: its first day.

    None where no opening stock was counted by then. What travels between two sites is at neither.
    """
    toutes = masses_des_annees(PREMIERE_ANNEE, debut.year - 1, lieux)
    toutes += masses(debut.replace(month=1, day=1), debut - JOUR, lieux)
    toutes += lignes
    if not any(de == Etape.OUVERTURE for _m, _c, _ma, de, *_suite in toutes):
        return None
    return sum(g * ((v in STOCKS) - (de in STOCKS)) for _m, _c, _ma, de, v, _me, g in toutes)
