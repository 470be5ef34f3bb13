from .horaires import HoraireHabituel, Tache
from .journees import CorrectionHeures, Fermeture, Ouverture, Suspension
from .lieux import Association, Lieu, LieuQuerySet, Point, PointQuerySet

__all__ = [
    "Association",
    "CorrectionHeures",
    "Fermeture",
    "HoraireHabituel",
    "Lieu",
    "LieuQuerySet",
    "Ouverture",
    "Point",
    "PointQuerySet",
    "Suspension",
    "Tache",
]
