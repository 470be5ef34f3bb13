"""The exercises of an association, its accounting years: twelve months from the one that its
settings name. Pure."""

from datetime import date

from .dates import fin_du_mois, mois_avant


def annee_de_fin(jour: date, premier_mois: int) -> int:
    """The year in which the exercise of a day ends; it begins in ``premier_mois``, 1 to 12."""
    return jour.year + (1 if 1 < premier_mois <= jour.month else 0)


def exercice_finissant(annee: int, premier_mois: int) -> tuple[date, date]:
    """The first and last days of the exercise that ends in a year."""
    debut = date(annee if premier_mois == 1 else annee - 1, premier_mois, 1)
    return debut, fin_du_mois(mois_avant(debut, -11))


def exercice_du(jour: date, premier_mois: int) -> tuple[date, date]:
    """The first and last days of the exercise in which a day falls."""
    return exercice_finissant(annee_de_fin(jour, premier_mois), premier_mois)
