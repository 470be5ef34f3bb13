from .categories import Categorie, Matiere, MatierePossible
from .destins import Accord, Bac, DestinBac, TypeDon
from .listes import Contenant, Localite, MotifRefus, Origine, Tuile

__all__ = [
    "Accord",
    "Bac",
    "Categorie",
    "Contenant",
    "DestinBac",
    "Localite",
    "Matiere",
    "MatierePossible",
    "MotifRefus",
    "Origine",
    "Tuile",
    "TypeDon",
]
