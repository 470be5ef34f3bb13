from datetime import timedelta

from ateliers.agenda import EvenementDuCalendrier, source


@source("rucher", "ateliers.lire")
def visites(debut, fin, lieux):
    """Two hours from the first minute on, whenever one looks."""
    yield EvenementDuCalendrier(
        debut, debut + timedelta(hours=2), "Visite des ruches", "rucher", ou="le toit"
    )
