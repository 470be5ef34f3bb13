"""The training pole: what is taught, to whom, when, and who signed that it was."""

from .actions import Action, Objectif, Organisme
from .emargements import Emargement, Feuille, Mode, Nature, Trace
from .sessions import (
    DemiJournee,
    Formateur,
    Inscription,
    Moment,
    Origine,
    Resultat,
    Session,
    TypeStagiaire,
)

__all__ = [
    "Action",
    "DemiJournee",
    "Emargement",
    "Feuille",
    "Formateur",
    "Inscription",
    "Mode",
    "Moment",
    "Nature",
    "Objectif",
    "Organisme",
    "Origine",
    "Resultat",
    "Session",
    "Trace",
    "TypeStagiaire",
]
