from .heures import Arrivee, HeuresFaites
from .listes import Activite, Pole
from .permanences import Besoin, Inscription, Permanence
from .taux import TauxHoraire

__all__ = [
    "Activite",
    "Arrivee",
    "Besoin",
    "HeuresFaites",
    "Inscription",
    "Permanence",
    "Pole",
    "TauxHoraire",
]
