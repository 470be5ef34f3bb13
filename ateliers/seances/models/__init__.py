from .bilans import Bilan, TetesComptees
from .inscriptions import Comptee, Inscription, InscriptionQuerySet
from .photos import Photo
from .seances import Seance, SeanceQuerySet, Serie

__all__ = [
    "Bilan",
    "Comptee",
    "Inscription",
    "InscriptionQuerySet",
    "Photo",
    "Seance",
    "SeanceQuerySet",
    "Serie",
    "TetesComptees",
]
