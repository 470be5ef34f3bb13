from .bons import Apport, Bon, Commentaire, DonRefuse, Ligne, Tare
from .cumuls import Cumul, CumulApports, CumulDepots, Stock
from .destins import Accord, Bac, DestinBac, TypeDon
from .inventaires import Comptage, Inventaire, LigneInventaire
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
from .mois import Cloture, Etalonnage, Mois, Reglage
from .mouvements import Mouvement
from .pleins import ContenantPlein, Depart
from .sorties import Arrivee, PeseePont, Reception, Remise, Sortie, Transfert
from .tri import Controle, ControleFait, NonVendable, Souhait

__all__ = [
    "Accord",
    "Apport",
    "Arrivee",
    "Bac",
    "Bon",
    "Categorie",
    "Cloture",
    "Commentaire",
    "Comptage",
    "Contenant",
    "ContenantPlein",
    "Controle",
    "ControleFait",
    "Cumul",
    "CumulApports",
    "CumulDepots",
    "Depart",
    "DestinBac",
    "DonRefuse",
    "Etalonnage",
    "Inventaire",
    "Ligne",
    "LigneInventaire",
    "Localite",
    "Matiere",
    "MatierePossible",
    "Mois",
    "MotifRefus",
    "Mouvement",
    "NonVendable",
    "Origine",
    "PeseePont",
    "Reception",
    "Reglage",
    "Remise",
    "Sortie",
    "Souhait",
    "Stock",
    "Tare",
    "Transfert",
    "Tuile",
    "TypeDon",
]
