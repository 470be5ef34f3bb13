"""Geometry of the charts: masses and rates in, numbers and paths for SVG attributes out.

Pure. No colour, no word and no template here: a fragment of `templates/graphiques/` draws
each shape, and a test can measure it.
"""

from .barres import Barre, Segment, barre
from .courbes import Courbe, courbe
from .flux import Bande, Flux, Noeud, flux
from .nombres import ecrire

__all__ = [
    "Bande",
    "Barre",
    "Courbe",
    "Flux",
    "Noeud",
    "Segment",
    "barre",
    "courbe",
    "ecrire",
    "flux",
]
