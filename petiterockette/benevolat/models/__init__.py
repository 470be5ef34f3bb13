from .heures import Arrivee, HeuresFaites
from .listes import Activite, Pole
from .permanences import Besoin, Inscription, Permanence
from .reprises import HeuresReprises
from .taux import TauxHoraire

__all__ = [
    "Activite",
    "Arrivee",
    "Besoin",
    "HeuresFaites",
    "HeuresReprises",
    "Inscription",
    "Permanence",
    "Pole",
    "TauxHoraire",
]
