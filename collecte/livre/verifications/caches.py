"""The checks of what is summed by month and by site, and of stocks."""

from collections import defaultdict
from collections.abc import Iterator

from collecte.matiere.etapes import STOCKS, STOCKS_PAR_MATIERE, Etape
from petiterockette.mots.mesures import kilos
from petiterockette.verification import DEBUT, Constat, Repere, comparer, verification

from ..models import Cumul, CumulApports, CumulDepots, Mouvement, Stock
from ..services.mouvements import CLE_CUMUL, sans_matiere
from .depuis_le_repere import DES_OBJETS, apports_comptes, mois_touches, sommes_par


@verification("Cumuls du mois", suit=("collecte_livre.bon",))
def cumuls(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The month's sums are the sums of the month's movements."""
    mois = mois_touches(depuis)
    cle = [f"{nom}_id" if nom in {"lieu", "categorie", "matiere"} else nom for nom in CLE_CUMUL]
    attendus = dict(sommes_par(DES_OBJETS.filter(mois), cle))
    tenus = dict(sommes_par(Cumul.objects.filter(mois), cle))
    yield from comparer("cumul", attendus, tenus, kilos)


@verification("Stocks")
def stocks() -> Iterator[Constat]:
    """The stock of each stage is the sum of what entered less what left; negatives told."""
    # On an empty base the lists may not be loaded yet: there is nothing to compare.
    sans = sans_matiere() if Mouvement.objects.exists() else 0
    attendus: dict[tuple, int] = defaultdict(int)
    cle = ("lieu", "categorie", "matiere", "de", "vers")
    for (lieu, categorie, matiere, de, vers), grammes in sommes_par(DES_OBJETS, cle):
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in STOCKS:
                m = matiere if etape in STOCKS_PAR_MATIERE else sans
                attendus[(lieu, categorie, etape, m)] += signe * grammes
    tenus = dict(sommes_par(Stock.objects.all(), ("lieu", "categorie", "etape", "matiere")))
    yield from comparer("stock", attendus, tenus, kilos)
    negatifs = Stock.objects.filter(masse_g__lt=0).select_related("lieu", "categorie")
    for stock in negatifs.order_by("lieu", "categorie", "etape"):
        yield Constat(
            f"à régulariser : {stock.lieu}, {stock.categorie}, "
            f"{Etape(stock.etape).label} : {kilos(stock.masse_g)}",
            anomalie=False,
        )


@verification("Dépôts par origine et localité", suit=("collecte_livre.bon",))
def depots(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Deposits counted by month, site, origin and locality, and their kilograms."""
    du_mois = mois_touches(depuis)
    nombres: dict[tuple, int] = defaultdict(int)
    masses: dict[tuple, int] = defaultdict(int)
    par_categorie: dict[tuple, int] = defaultdict(int)
    for apport, jour, signe in apports_comptes(depuis):
        bon = apport.bon
        cle = (jour.replace(day=1), bon.lieu_id, apport.origine_id, apport.localite_id)
        nombres[cle] += signe
        for ligne in bon.lignes.all():
            masses[cle] += signe * ligne.masse_g
            mois, lieu, *reste = cle
            par_categorie[(mois, lieu, ligne.categorie_id, *reste)] += signe * ligne.masse_g
    cle_depots = ("mois", "lieu", "origine", "localite")
    cumules = CumulDepots.objects.filter(du_mois)
    tenus = list(cumules.values_list(*cle_depots, "depots", "masse_g"))
    yield from comparer("dépôts", nombres, {tuple(r[:4]): r[4] for r in tenus})
    yield from comparer("masse des dépôts", masses, {tuple(r[:4]): r[5] for r in tenus})
    cle_apports = ("mois", "lieu", "categorie", "origine", "localite")
    tenus_par_categorie = {
        tuple(r[:5]): r[5]
        for r in CumulApports.objects.filter(du_mois).values_list(*cle_apports, "masse_g")
    }
    yield from comparer("apports", par_categorie, tenus_par_categorie)
