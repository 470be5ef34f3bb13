"""The wall screen: today's kilograms, very large, and what stands beside them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from collecte.bilans.bilan import Bilan
from collecte.bilans.masses import bilan_de, masses
from collecte.bilans.passages import nombre_de_depots
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.mois.methodes import methode_en_mots
from collecte.mois.provisoires import mois_provisoires
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.lieux.models import Lieu


@dataclass(frozen=True)
class Ecran:
    """What the screen shows, and when it was true. ``lieu`` None: all those one may read.

    ``dernier``: the last finished month; ``provisoire``: it may still change.
    """

    lieu: Lieu | None
    a: datetime
    depots: int
    jour: Bilan
    mois: Bilan
    annee: Bilan
    dernier: Bilan
    provisoire: bool
    methode: str


def ecran(lieux_lus: LieuxLus) -> Ecran:
    """The figures of the wall screen. Six queries, whatever the number of sites or of years."""
    a = timezone.localtime()
    jour = a.date()
    mois = jour.replace(day=1)
    dernier = (mois - JOUR).replace(day=1)
    janvier, decembre = date(jour.year, 1, 1), date(jour.year, 12, 31)
    # Whole months: as the month's and the year's pages count them, from the same cache.
    lignes = masses(min(janvier, dernier), decembre, lieux_lus.ids)

    def du(debut: date, fin: date) -> Bilan:
        return bilan_de((li for li in lignes if debut <= li[0] <= fin), debut, fin)

    return Ecran(
        lieu=lieux_lus.lieu,
        a=a,
        depots=nombre_de_depots(jour, jour, lieux_lus.ids),
        jour=bilan_de(masses(jour, jour, lieux_lus.ids), jour, jour),
        mois=du(mois, mois_suivant(mois) - JOUR),
        annee=du(janvier, decembre),
        dernier=du(dernier, mois - JOUR),
        provisoire=dernier in mois_provisoires(dernier, mois - JOUR, lieux_lus.ids),
        methode=methode_en_mots(dernier, mois - JOUR, lieux_lus.lus),
    )
