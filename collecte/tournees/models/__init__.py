from .demandes import Coordonnees, Demande, Moment, MotifDemande, PhotoDemande
from .tournees import Arret, Tournee
from .vehicules import Vehicule

__all__ = [
    "Arret",
    "Coordonnees",
    "Demande",
    "Moment",
    "MotifDemande",
    "PhotoDemande",
    "Tournee",
    "Vehicule",
]
