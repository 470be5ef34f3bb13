"""What is followed thing by thing is part of the stock that the ledger holds, never added to it.

Listing things moves no kilogram: those of before are in the opening stock of their site.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
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


# Site and mother category, ids → grams.
ParMere = Mapping[tuple[int, int], int]


def au_dela_du_stock(listes: Mapping[tuple[int, int], int]) -> list[AuDela]:
    """Where things would weigh more than the stock, once some are listed beside those of today.

    ``listes``: (site, category) ids → grams to list; a category is judged with its mother's.
    """
    a_lister = par_mere(listes)
    suivis, stocks = suivis_par_mere({lieu for lieu, _mere in a_lister}), _au_livre()
    objets = {cle: g + suivis.get(cle, 0) for cle, g in a_lister.items()}
    return qui_depassent(objets, stocks)


def par_mere(masses: Mapping[tuple[int, int], int]) -> ParMere:
    """(site, category) ids → grams, each category with its mother's. One query."""
    meres = {pk: mere or pk for pk, mere in Categorie.objects.values_list("pk", "parent")}
    sommes: dict[tuple[int, int], int] = defaultdict(int)
    for (lieu, categorie), masse_g in masses.items():
        sommes[lieu, meres[categorie]] += masse_g
    return sommes


def suivis_par_mere(lieux: Collection[int]) -> ParMere:
    """What the things that are followed at these sites weigh. Two queries."""
    suivis = Objet.objects.presents().filter(lieu__in=lieux).order_by()
    sommes = suivis.values_list("lieu", "categorie").annotate(g=Sum("masse_g", default=0))
    return par_mere({(lieu, categorie): g for lieu, categorie, g in sommes})


def qui_depassent(objets: ParMere, stocks: ParMere) -> list[AuDela]:
    """Where these things weigh more than that stock, which they are a part of. Two queries."""
    lieux = dict(Lieu.objects.values_list("pk", "nom"))
    noms = dict(Categorie.objects.values_list("pk", "nom"))
    return [
        AuDela(lieux[lieu], noms[mere], masse_g, stocks.get((lieu, mere), 0))
        for (lieu, mere), masse_g in objets.items()
        if masse_g > max(stocks.get((lieu, mere), 0), 0)
    ]


def _au_livre() -> ParMere:
    tenus = Stock.objects.filter(etape__in=OU_SONT_LES_OBJETS).order_by()
    sommes = tenus.values_list("lieu", "categorie").annotate(g=Sum("masse_g"))
    return par_mere({(lieu, categorie): g for lieu, categorie, g in sommes})
