"""The arithmetic of months."""

from datetime import date

from .bilans import JOUR, mois_suivant


def fin_du_mois(mois: date) -> date:
    return mois_suivant(mois) - JOUR


def mois_avant(mois: date, n: int) -> date:
    """The first day of the month ``n`` months before ``mois``."""
    rang = mois.year * 12 + mois.month - 1 - n
    return date(rang // 12, rang % 12 + 1, 1)
