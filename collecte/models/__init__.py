from .bons import Apport, Bon, Commentaire, DonRefuse, Ligne, Tare
from .cumuls import (
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    Stock,
)
from .demandes import Coordonnees, Demande, Moment, MotifDemande, PhotoDemande
from .destins import Accord, Bac, DestinBac, TypeDon
from .essais import Essai, Poste
from .etiquettes import FormatEtiquette
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
from .objets import Evenement, Objet, Photo
from .pleins import ContenantPlein, Depart
from .sorties import (
    Arrivee,
    Bordereau,
    PeseePont,
    Reception,
    Remise,
    RoleIntermediaire,
    Scan,
    Sortie,
    Transfert,
)
from .suivi import Emplacement, Rouleau, SuiviParCategorie
from .tournees import Arret, Tournee, Vehicule
from .tri import Controle, ControleFait, NonVendable, Souhait

__all__ = [
    "Accord",
    "Apport",
    "Arret",
    "Arrivee",
    "Bac",
    "Bon",
    "Bordereau",
    "Categorie",
    "Cloture",
    "Commentaire",
    "Comptage",
    "Contenant",
    "ContenantPlein",
    "Controle",
    "ControleFait",
    "Coordonnees",
    "Cumul",
    "CumulAnnees",
    "CumulApports",
    "CumulDepots",
    "CumulHeures",
    "CumulPartenaires",
    "Demande",
    "Depart",
    "DestinBac",
    "DonRefuse",
    "Emplacement",
    "Essai",
    "Etalonnage",
    "Evenement",
    "FormatEtiquette",
    "Inventaire",
    "Ligne",
    "LigneInventaire",
    "Localite",
    "Matiere",
    "MatierePossible",
    "Mois",
    "Moment",
    "MotifDemande",
    "MotifRefus",
    "Mouvement",
    "NonVendable",
    "Objet",
    "Origine",
    "PeseePont",
    "Photo",
    "PhotoDemande",
    "Poste",
    "Reception",
    "Reglage",
    "Remise",
    "RoleIntermediaire",
    "Rouleau",
    "Scan",
    "Sortie",
    "Souhait",
    "Stock",
    "SuiviParCategorie",
    "Tare",
    "Tournee",
    "Transfert",
    "Tuile",
    "TypeDon",
    "Vehicule",
]
