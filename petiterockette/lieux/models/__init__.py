from .journees import CorrectionHeures, Fermeture, HoraireHabituel, Ouverture, Suspension, Tache
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
