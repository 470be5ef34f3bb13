"""When something that does not sell becomes cheaper, and when it leaves the shelf. Pure.

The association's habit, in one place: change it here.
"""

from datetime import date
from typing import NamedTuple

from boutique.regles.prix import remise

# After so many days on the shelf, so many percent off the first price; the strongest first.
PALIERS = ((56, 50), (28, 30))
# After so many days, even reduced, it leaves the shelf.
RETRAIT = 84


class Baisse(NamedTuple):
    """A markdown to propose: so many percent off the first price, and the price it makes."""

    pourcent: int
    prix_cts: int


def jours_en_rayon(depuis: date, jour: date) -> int:
    return max(0, (jour - depuis).days)


def baisse_proposee(depart_cts: int, prix_cts: int, jours: int) -> Baisse | None:
    """What to propose after so many days; None once its price is that low already."""
    for apres, pourcent in PALIERS:
        if jours >= apres:
            baisse = Baisse(pourcent, depart_cts - remise(depart_cts, pourcent))
            return baisse if baisse.prix_cts < prix_cts else None
    return None


def a_retirer(jours: int) -> bool:
    return jours >= RETRAIT
