from .bons import Apport, Bon, Commentaire, DonRefuse
from .cumuls import (
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    Stock,
)
from .lignes import Ligne, Tare
from .mouvements import Mouvement
from .pleins import ContenantPlein, Depart

__all__ = [
    "Apport",
    "Bon",
    "Commentaire",
    "ContenantPlein",
    "Cumul",
    "CumulAnnees",
    "CumulApports",
    "CumulDepots",
    "CumulHeures",
    "CumulPartenaires",
    "Depart",
    "DonRefuse",
    "Ligne",
    "Mouvement",
    "Stock",
    "Tare",
]
