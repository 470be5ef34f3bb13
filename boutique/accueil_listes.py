"""What this part of the till adds to the home page and to the journal's filter."""

from typing import Any

from petiterockette.affichage.accueil import Tuile

TUILES_LISTES: list[Tuile] = []
NATURES_LISTES: dict[str, Any] = {}
