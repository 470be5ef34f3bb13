"""Who opens the pages of the poles."""

from typing import Any

from tests.monde import rien

POLES = {"responsable", "pole", "direction"}
# Each sees the events of its own pole.
D_UN_POLE = {"cuisine", "animation", "formation", "mecanique"}

TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "ateliers:poles": ("get", rien, POLES | D_UN_POLE),
    "ateliers:calendrier": ("get", rien, POLES | D_UN_POLE),
    "rucher:accueil": ("get", rien, POLES),
}
PUBLIQUES: dict[str, Any] = {}
