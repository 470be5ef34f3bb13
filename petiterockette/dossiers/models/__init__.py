"""A dossier and what it shows; what was frozen of it; the steps that it went through."""

from .dossiers import Choisi, Dossier, Texte, nom_de_l_etat
from .figements import Etape, Fichier, Figement, Partage

__all__ = [
    "Choisi",
    "Dossier",
    "Etape",
    "Fichier",
    "Figement",
    "Partage",
    "Texte",
    "nom_de_l_etat",
]
