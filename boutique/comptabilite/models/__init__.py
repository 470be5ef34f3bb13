"""The tables of the frozen exercises, of the exempt events, of what is booked of the grants."""

from .exercices import EcritureFigee, ExerciceFige
from .manifestations import Manifestation
from .subventions import ReglageSubventions

__all__ = ["EcritureFigee", "ExerciceFige", "Manifestation", "ReglageSubventions"]
