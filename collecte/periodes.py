"""The page of a month or a year: its figures from few sums, each computed once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from .bilans import JOUR, Bilan, Masse, bilan_de, masses, mois_suivant, revisions, stock_vif
from .models import Categorie, Mois


@dataclass(frozen=True)
class MoisBilan:
    """A month in a row of months."""

    mois: date
    bilan: Bilan
    url: str = ""


@dataclass(frozen=True)
class LigneCategorie:
    """A category of the period, its sub-categories included."""

    categorie: Categorie
    bilan: Bilan


def fin_du_mois(mois: date) -> date:
    return mois_suivant(mois) - JOUR


def mois_avant(mois: date, n: int) -> date:
    """The first day of the month ``n`` months before ``mois``."""
    rang = mois.year * 12 + mois.month - 1 - n
    return date(rang // 12, rang % 12 + 1, 1)


def est_close(debut: date, fin: date, lieux: Collection[int] | None) -> bool:
    """Whether every month of a period is closed, at every site that moved something in it.

    The last row first, through its index: years of months are never read.
    """
    mois = Mois.objects.filter(mois__gte=debut, mois__lte=fin).order_by("-mois")
    if lieux is not None:
        mois = mois.filter(lieu__in=lieux)
    if mois.filter(clos_le=None).values_list("pk")[:1]:
        return False
    return bool(mois.values_list("pk")[:1])


def figures_du_mois(mois: date, lieux: Collection[int] | None) -> dict:
    """What the page of a month shows: it, the one before, a year ago, twelve in a row."""
    depuis = mois_avant(mois, 12)
    lignes = masses(depuis, fin_du_mois(mois), lieux)
    par_mois = _par_mois(lignes)
    douze = [mois_avant(mois, n) for n in range(11, -1, -1)]
    return {
        **_communes(par_mois[mois], mois, fin_du_mois(mois), lieux),
        "bilan_precedent": _du_mois(par_mois, mois_avant(mois, 1)),
        "bilan_an_dernier": _du_mois(par_mois, depuis),
        "libelle_precedent": date_format(mois_avant(mois, 1), "F"),
        "libelle_an_dernier": date_format(depuis, "F Y"),
        "mois_par_mois": [_mois_bilan(par_mois, m) for m in douze],
    }


def figures_de_l_annee(annee: int, lieux: Collection[int] | None) -> dict:
    """What the page of a year shows: its total and its twelve months."""
    debut, fin = date(annee, 1, 1), date(annee, 12, 31)
    lignes = masses(debut, fin, lieux)
    par_mois = _par_mois(lignes)
    return {
        **_communes(lignes, debut, fin, lieux),
        "bilan_precedent": None,
        "bilan_an_dernier": None,
        "libelle_precedent": "",
        "libelle_an_dernier": "",
        "mois_par_mois": [_mois_bilan(par_mois, date(annee, m, 1)) for m in range(1, 13)],
    }


def _communes(lignes: list[Masse], debut: date, fin: date, lieux: Collection[int] | None) -> dict:
    aujourd_hui = timezone.localdate()
    return {
        "bilan": bilan_de(lignes, debut, fin),
        "par_categorie": _par_categorie(lignes, debut, fin),
        "stock_vif_g": stock_vif(lieux) if debut <= aujourd_hui <= fin else None,
        "revisions_g": revisions(debut, fin, lieux),
    }


def _par_mois(lignes: list[Masse]) -> dict[date, list[Masse]]:
    rangees: dict[date, list[Masse]] = defaultdict(list)
    for ligne in lignes:
        rangees[ligne[0]].append(ligne)
    return rangees


def _du_mois(par_mois: dict[date, list[Masse]], mois: date) -> Bilan:
    return bilan_de(par_mois.get(mois, ()), mois, fin_du_mois(mois))


def _mois_bilan(par_mois: dict[date, list[Masse]], mois: date) -> MoisBilan:
    return MoisBilan(mois, _du_mois(par_mois, mois))


def _par_categorie(lignes: list[Masse], debut: date, fin: date) -> list[LigneCategorie]:
    """Top categories, heaviest output first, those that moved only."""
    categories = {c.pk: c for c in Categorie.objects.all()}
    rangees: dict[int, list[Masse]] = defaultdict(list)
    for ligne in lignes:
        categorie = categories[ligne[1]]
        rangees[categorie.parent_id or categorie.pk].append(ligne)
    bilans = [
        LigneCategorie(categories[pk], bilan_de(groupe, debut, fin))
        for pk, groupe in rangees.items()
    ]
    utiles = [li for li in bilans if li.bilan.sorties_g or li.bilan.collecte_g]
    return sorted(utiles, key=lambda li: (-li.bilan.sorties_g, -li.bilan.collecte_g))
