"""How far the rate and the collect are from what the year aims at."""

from collecte.bilans.bilan import Bilan
from petiterockette.indicateurs.cibles import cibles_des_lieux_lus
from petiterockette.indicateurs.nombres import dire_la_cible
from petiterockette.indicateurs.registre import Unite

from .filtre import Filtre


def cibles_du_tableau(filtre: Filtre, bilan: Bilan) -> dict[str, str]:
    """``cible_taux``, ``cible_collecte``: each in words, empty where nothing is aimed at.

    A target is of a year and of everything: a page of some categories, or of days of two years,
    has none. A month tells what part it is of the year's, no share of it was ever decided.
    """
    periode = filtre.periode
    cibles: dict[str, int] = {}
    if not (filtre.categorie or filtre.depots_seuls) and periode.debut.year == periode.fin.year:
        cibles = cibles_des_lieux_lus(periode.debut.year, filtre.lieux_lus)
    taux, collecte = cibles.get("R_REVALORISATION"), cibles.get("T_COLLECTE")
    return {
        "cible_taux": dire_la_cible(bilan.taux, taux, Unite.POURCENT),
        "cible_collecte": dire_la_cible(bilan.collecte_g, collecte, Unite.GRAMMES),
    }
