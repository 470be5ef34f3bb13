from .bons import Apport, Bon, Commentaire, DonRefuse, Ligne, Sortie, Tare
from .cumuls import Cumul, CumulApports, CumulDepots, Stock
from .destins import Accord, Bac, DestinBac, TypeDon
from .listes import (
    Categorie,
    Contenant,
    Localite,
    Matiere,
    MatierePossible,
    MotifRefus,
    Origine,
    Tuile,
)
from .mois import Mois
from .mouvements import Mouvement

__all__ = [
    "Accord",
    "Apport",
    "Bac",
    "Bon",
    "Categorie",
    "Commentaire",
    "Contenant",
    "Cumul",
    "CumulApports",
    "CumulDepots",
    "DestinBac",
    "DonRefuse",
    "Ligne",
    "Localite",
    "Matiere",
    "MatierePossible",
    "Mois",
    "MotifRefus",
    "Mouvement",
    "Origine",
    "Sortie",
    "Stock",
    "Tare",
    "Tuile",
    "TypeDon",
]
