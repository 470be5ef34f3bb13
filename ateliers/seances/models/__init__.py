from .bilans import Bilan, TetesComptees
from .inscriptions import Comptee, Inscription, InscriptionQuerySet
from .seances import Seance, SeanceQuerySet, Serie

__all__ = [
    "Bilan",
    "Comptee",
    "Inscription",
    "InscriptionQuerySet",
    "Seance",
    "SeanceQuerySet",
    "Serie",
    "TetesComptees",
]
