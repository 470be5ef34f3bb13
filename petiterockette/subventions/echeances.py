"""By when the account of a grant is due, where its funder says no other day."""

from datetime import date

from petiterockette.lieux.exercice import premier_mois_d_exercice
from petiterockette.temps.dates import fin_du_mois, mois_avant
from petiterockette.temps.exercices import exercice_du

MOIS_POUR_RENDRE = 6


def compte_rendu_du_le(fin: date) -> date:
    """Six months after the exercise in which falls ``fin``, the last day that the grant pays for.

    Source: loi nº 2000-321 du 12 avril 2000, art. 10.
    """
    return six_mois_apres_l_exercice(fin, premier_mois_d_exercice())


def six_mois_apres_l_exercice(jour: date, premier_mois: int) -> date:
    """The last day of the sixth month after the exercise of a day; it begins in a given month."""
    _debut, fin = exercice_du(jour, premier_mois)
    return fin_du_mois(mois_avant(fin, -MOIS_POUR_RENDRE))
