"""The tables of labels, and of what was fetched."""

from .enlevements import Enlevement
from .etiquettes import Etiquetage, LigneTirage, Tirage

__all__ = ["Enlevement", "Etiquetage", "LigneTirage", "Tirage"]
