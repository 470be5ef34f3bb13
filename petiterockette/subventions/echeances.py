"""By when the account of a grant is due, where its funder says no other day."""

from datetime import date

from petiterockette.lieux.models import Association
from petiterockette.temps.dates import fin_du_mois

MOIS_POUR_RENDRE = 6


def compte_rendu_du_le(fin: date) -> date:
    """Six months after the exercise in which falls ``fin``, the last day that the grant pays for.

    Source: loi nº 2000-321 du 12 avril 2000, art. 10.
    """
    association = Association.objects.first()
    return six_mois_apres_l_exercice(fin, association.debut_exercice if association else 1)


def six_mois_apres_l_exercice(jour: date, premier_mois: int) -> date:
    """The last day of the sixth month after the exercise of a day; it begins in a given month."""
    annee = jour.year + (jour.month >= premier_mois)
    mois = premier_mois - 1 + MOIS_POUR_RENDRE - 1
    return fin_du_mois(date(annee + mois // 12, mois % 12 + 1, 1))
