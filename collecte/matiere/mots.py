"""How the tiles of the home page write a mass."""

from petiterockette.affichage.graphiques.palmares import decimales_de
from petiterockette.mots.mesures import kilos


def masse(grammes: int) -> str:
    """« 8,3 kg » as weighed, « 509 kg » where nobody reads the grams any more."""
    return kilos(grammes) if decimales_de(grammes) else kilos(grammes, 0)
