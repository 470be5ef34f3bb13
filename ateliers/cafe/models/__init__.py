from .carte import Allergene, AllergeneDuPlat, Carte, Plat, PlatDuJour
from .denrees import Ramasse, Reste, SortieDenrees
from .hygiene import Enceinte, Nettoyage, Refroidissement, Releve, Zone
from .suspendus import Cagnotte, MouvementSuspendu

__all__ = [
    "Allergene",
    "AllergeneDuPlat",
    "Cagnotte",
    "Carte",
    "Enceinte",
    "MouvementSuspendu",
    "Nettoyage",
    "Plat",
    "PlatDuJour",
    "Ramasse",
    "Refroidissement",
    "Releve",
    "Reste",
    "SortieDenrees",
    "Zone",
]
