"""Who opens the pages of the poles."""

from typing import Any

from tests.monde import rien

POLES = {"responsable", "pole", "direction"}

TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "ateliers:poles": ("get", rien, POLES),
    "ateliers:calendrier": ("get", rien, POLES),
    "rucher:accueil": ("get", rien, POLES),
}
PUBLIQUES: dict[str, Any] = {}
