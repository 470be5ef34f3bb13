"""What this part of the till adds to the home page and to the journal's filter."""

from typing import Any

from petiterockette.affichage.accueil import Tuile

TUILES_BILANS: list[Tuile] = []
NATURES_BILANS: dict[str, Any] = {}
