"""The balance of the lines: what each held, what came in and went out, what it holds at the end.

Every gram comes from ``collecte.bilans.masses``; each is in one line, or in none and then listed
under its category. The first stock is the sum of all that moved before; the last one is what the
stock cache holds, less what moved since: that they agree is a check, not a definition.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Min, Sum
from django.utils import timezone

from collecte.bilans.grains import Masse
from collecte.bilans.masses import Ids, choisir, jours_de, masses
from collecte.livre.models import Mouvement, Stock
from collecte.matiere.etapes import HISTORIQUES, STOCKS, STOCKS_PAR_MATIERE, Etape, Famille, Mesure
from collecte.matiere.jours import JOUR
from collecte.mois.models import Mois

from ..models import Convention
from .nomenclature import Groupe, Nomenclature, Place, groupes

_STOCKS = frozenset(str(e) for e in STOCKS)
HORS_DECLARATION = frozenset(str(e) for e in (Etape.MAISON, *HISTORIQUES))
_PAR_MATIERE = frozenset(str(e) for e in STOCKS_PAR_MATIERE)
# The end that matter reaches → the figure that it adds to.
_FINS = {
    str(Etape.VENDU): "vendu",
    str(Etape.DONNE_ASSOCIATION): "donne",
    str(Etape.DONNE_PARTICULIER): "donne",
    str(Etape.USAGE_INTERNE): "autre_reemploi",
    str(Etape.AUTRE_STRUCTURE): "autre_reemploi",
    str(Etape.RECYCLE): "recycle",
    str(Etape.ENERGIE): "energie",
    str(Etape.DECHETTERIE): "elimine",
}
# Where matter comes from, or passes → the figure that it adds to when it comes from there.
_SOURCES = {
    str(Etape.DONATEUR): "collecte",
    str(Etape.OUVERTURE): "ajustements",
    str(Etape.INVENTAIRE): "ajustements",
    str(Etape.PERDU): "ajustements",
    str(Etape.TRANSIT): "entre_sites",
    str(Etape.RECLASSEMENT): "reclasse",
}
# (category, stage, material or 0) → how much lies there.
Stocks = dict[tuple[int, str, int], int]


@dataclass
class Compte:
    """The balance of a line, in grams or in pieces.

    ``reclasse``: what came from another line, less what went to one, by sorting or because an
    agreement began or ended. ``non_pese``: what went out and was not weighed.
    """

    stock_debut: int = 0
    collecte: int = 0
    vendu: int = 0
    donne: int = 0
    autre_reemploi: int = 0
    recycle: int = 0
    energie: int = 0
    elimine: int = 0
    ajustements: int = 0
    entre_sites: int = 0
    reclasse: int = 0
    stock_fin: int = 0
    non_pese: int = 0

    @property
    def reemploi(self) -> int:
        return self.vendu + self.donne + self.autre_reemploi

    @property
    def sorti(self) -> int:
        return self.reemploi + self.recycle + self.energie + self.elimine

    @property
    def elimine_en_tout(self) -> int:
        """What was neither reused nor recycled: thrown away, or burnt."""
        return self.elimine + self.energie

    @property
    def autres(self) -> int:
        """What moved the stock besides what came in and went out."""
        return self.ajustements + self.entre_sites + self.reclasse

    @property
    def ecart(self) -> int:
        """What the last stock lacks of what the balance says; zero, or the books disagree."""
        return self.stock_debut + self.collecte + self.autres - self.sorti - self.stock_fin

    @property
    def vide(self) -> bool:
        return not any(getattr(self, champ.name) for champ in fields(self))

    def ajouter(self, figure: str, combien: int) -> None:
        setattr(self, figure, getattr(self, figure) + combien)

    def __add__(self, autre: "Compte") -> "Compte":
        return Compte(*(getattr(self, c.name) + getattr(autre, c.name) for c in fields(self)))


def ensemble(comptes: Iterable[Compte]) -> Compte:
    """Several balances as one."""
    return sum(comptes, start=Compte())


def bilan_des_lignes(
    debut: date,
    fin: date,
    lieux: Ids = None,
    unite: str = Convention.Unite.KG,
    la: Iterable[Groupe] | None = None,
) -> dict[Place, Compte]:
    """The balance of every line and of every category that is in none, ``fin`` included.

    ``lieux``: ids, None for all. ``unite``: grams, or pieces, where only what was counted is.
    ``la``: the ``groupes`` of these days and sites, where they are read already.
    """
    lire = masses if unite == Convention.Unite.KG else _pieces
    reste = _stock_en_grammes if unite == Convention.Unite.KG else _stock_en_pieces
    comptes: dict[Place, Compte] = defaultdict(Compte)
    origine = Mois.objects.aggregate(premier=Min("mois"))["premier"] or debut
    for groupe in groupes(debut, fin, lieux) if la is None else la:
        _compter(comptes, groupe, origine, lire, reste(fin, groupe.lieux))
    return {place: compte for place, compte in comptes.items() if not compte.vide}


def _compter(
    comptes: dict[Place, Compte],
    groupe: Groupe,
    origine: date,
    lire: Callable[[date, date, Ids], Iterable[Masse]],
    reste: Stocks,
) -> None:
    """Add the balance of sites where the same agreements hold."""
    premiere = groupe.tranches[0]
    stocks: Stocks = defaultdict(int)
    _ranger(stocks, lire(origine, premiere.debut - JOUR, groupe.lieux))
    for cle, n in stocks.items():
        comptes[premiere.nomenclature.place(*cle)].stock_debut += n
    avant = premiere.nomenclature
    for tranche in groupe.tranches:
        apres = tranche.nomenclature
        for cle, n in stocks.items():
            _reclasser(comptes, avant.place(*cle), apres.place(*cle), n)
        lignes = list(lire(tranche.debut, tranche.fin, groupe.lieux))
        for _mois, categorie, matiere, de, vers, mesure, n in lignes:
            _passer(comptes, apres, categorie, matiere, de, vers, mesure, n)
        _ranger(stocks, lignes)
        avant = apres
    for cle, n in reste.items():
        comptes[avant.place(*cle)].stock_fin += n


def _passer(
    comptes: dict[Place, Compte],
    nomenclature: Nomenclature,
    categorie: int,
    matiere: int,
    de: str,
    vers: str,
    mesure: str,
    n: int,
) -> None:
    """Count a sum of moves in the lines that it leaves and reaches."""
    # Our own rubbish was never given to us: it is in the waste register alone. What was brought
    # in from before was declared from there.
    if HORS_DECLARATION & {de, vers}:
        return
    if de in _STOCKS and vers in _STOCKS:
        avant = nomenclature.place(categorie, de, matiere)
        _reclasser(comptes, avant, nomenclature.place(categorie, vers, matiere), n)
        return
    stock = vers if vers in _STOCKS else de
    compte = comptes[nomenclature.place(categorie, stock, matiere)]
    for etape, autre, signe in ((vers, de, 1), (de, vers, -1)):
        if etape in _FINS:
            compte.ajouter(_FINS[etape], signe * n)
            if mesure != Mesure.PESEE:
                compte.non_pese += signe * n
        elif etape in _SOURCES and (autre in _STOCKS or autre in _FINS):
            compte.ajouter(_SOURCES[etape], -signe * n)


def _reclasser(comptes: dict[Place, Compte], avant: Place, apres: Place, n: int) -> None:
    if avant != apres:
        comptes[avant].reclasse -= n
        comptes[apres].reclasse += n


def _ranger(stocks: Stocks, lignes: Iterable[Masse]) -> None:
    """Add some moves to the stocks that they leave and reach."""
    for _mois, categorie, matiere, de, vers, _mesure, n in lignes:
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in _STOCKS:
                stocks[_cle(categorie, etape, matiere)] += signe * n


def _cle(categorie: int, etape: str, matiere: int) -> tuple[int, str, int]:
    return categorie, etape, matiere if etape in _PAR_MATIERE else 0


def _stock_en_grammes(fin: date, lieux: Ids) -> Stocks:
    """What lay there at the end: what the cache holds now, less what moved since."""
    stocks: Stocks = defaultdict(int)
    rangees = choisir(Stock.objects.order_by(), lieux).values_list("categorie", "etape", "matiere")
    for categorie, etape, matiere, g in rangees.annotate(g=Sum("masse_g")):
        stocks[_cle(categorie, etape, matiere)] += g
    depuis: Stocks = defaultdict(int)
    _ranger(depuis, masses(fin + JOUR, timezone.localdate(), lieux))
    for cle, g in depuis.items():
        stocks[cle] -= g
    return stocks


def _stock_en_pieces(fin: date, lieux: Ids) -> Stocks:
    """Nothing keeps pieces: all that was counted to the end, at once."""
    stocks: Stocks = defaultdict(int)
    _ranger(stocks, _sommes(Mouvement.objects.filter(jour__lte=fin), lieux))
    return stocks


def _pieces(debut: date, fin: date, lieux: Ids) -> Iterable[Masse]:
    """The moves of what was counted, in pieces: what ``masses`` says of grams."""
    if fin < debut:
        return []
    return _sommes(Mouvement.objects.filter(jours_de([(debut, fin)])), lieux)


def _sommes(mouvements, lieux: Ids) -> Iterable[Masse]:
    cle = ("mois", "categorie", "matiere", "de", "vers", "mesure")
    comptes = mouvements.filter(famille=Famille.OBJETS, quantite__isnull=False)
    return choisir(comptes, lieux).order_by().values_list(*cle).annotate(Sum("quantite"))
