from .avis import Avis
from .demandes import Demande, DemandeQuerySet, Etape, Organisme, SeanceDemandee
from .devis import AnneeDeDevis, Devis, LigneDevis
from .materiel import Materiel
from .provenances import Provenance, TetesParZone

__all__ = [
    "AnneeDeDevis",
    "Avis",
    "Demande",
    "DemandeQuerySet",
    "Devis",
    "Etape",
    "LigneDevis",
    "Materiel",
    "Organisme",
    "Provenance",
    "SeanceDemandee",
    "TetesParZone",
]
