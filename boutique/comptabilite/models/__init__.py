"""The tables of the frozen exercises and of the exempt events."""

from .exercices import EcritureFigee, ExerciceFige
from .manifestations import Manifestation

__all__ = ["EcritureFigee", "ExerciceFige", "Manifestation"]
