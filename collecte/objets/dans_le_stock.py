"""What is followed thing by thing is part of the stock that the ledger holds, never added to it.

Listing things moves no kilogram: those of before are in the opening stock of their site.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos

from .models import Objet

# Where a whole thing may lie; what is in bins and containers is nothing one by one.
OU_SONT_LES_OBJETS = (Etape.A_TRIER, Etape.RAYON, Etape.ATELIER, Etape.PRETE)


@dataclass(frozen=True)
class AuDela:
    """Things of a category that weigh more together than what the ledger holds there, in grams."""

    lieu: str
    categorie: str
    objets_g: int
    stock_g: int

    def __str__(self) -> str:
        phrase = _(
            "%(lieu)s, %(categorie)s : %(objets)s un par un, pour %(stock)s en stock. Ils en font "
            "partie : le stock d’ouverture doit les compter."
        )
        dits = {"lieu": self.lieu, "categorie": self.categorie, "stock": kilos(self.stock_g)}
        return phrase % {**dits, "objets": kilos(self.objets_g)}


def au_dela_du_stock(listes: Mapping[tuple[int, int], int]) -> list[AuDela]:
    """Where things would weigh more than the stock, once some are listed beside those of today.

    ``listes``: (site, category) ids → grams to list; a category is judged with its mother's.
    Five queries.
    """
    meres = {pk: mere or pk for pk, mere in Categorie.objects.values_list("pk", "parent")}
    objets: dict[tuple[int, int], int] = defaultdict(int)
    stocks: dict[tuple[int, int], int] = defaultdict(int)
    for (lieu, categorie), masse_g in listes.items():
        objets[lieu, meres[categorie]] += masse_g
    suivis = Objet.objects.presents().order_by().values_list("lieu", "categorie")
    for lieu, categorie, masse_g in suivis.annotate(g=Sum("masse_g", default=0)):
        if (lieu, meres[categorie]) in objets:
            objets[lieu, meres[categorie]] += masse_g
    au_livre = Stock.objects.filter(etape__in=OU_SONT_LES_OBJETS).order_by()
    for lieu, categorie, masse_g in au_livre.values_list("lieu", "categorie").annotate(
        g=Sum("masse_g")
    ):
        stocks[lieu, meres[categorie]] += masse_g
    lieux = dict(Lieu.objects.values_list("pk", "nom"))
    noms = dict(Categorie.objects.values_list("pk", "nom"))
    return [
        AuDela(lieux[lieu], noms[mere], masse_g, stocks[lieu, mere])
        for (lieu, mere), masse_g in objets.items()
        if masse_g > max(stocks[lieu, mere], 0)
    ]
