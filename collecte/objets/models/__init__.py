from .etiquettes import FormatEtiquette, Rouleau
from .objets import Evenement, Objet, Photo
from .suivi import Emplacement, SuiviParCategorie

__all__ = [
    "Emplacement",
    "Evenement",
    "FormatEtiquette",
    "Objet",
    "Photo",
    "Rouleau",
    "SuiviParCategorie",
]
