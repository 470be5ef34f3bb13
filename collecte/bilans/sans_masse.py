"""Objects that were sold and whose mass nobody knows: in no kilogram, so said where the rate is.

The apps above that sell count theirs (``COMPTEURS``), and what was sold before this product
(``COMPTEURS_D_AVANT``).
"""

from collections.abc import Callable
from datetime import date

from django.utils.translation import ngettext

from petiterockette.mots.mesures import nombre

from .masses import Ids

# From a day to another, sites and categories as ids (None: all): how many objects, net.
Compteur = Callable[[date, date, Ids, Ids], int]
COMPTEURS: list[Compteur] = []
COMPTEURS_D_AVANT: list[Compteur] = []


def vendus_sans_masse(
    debut: date, fin: date, lieux: Ids = None, categories: Ids = None, *, d_avant: bool = True
) -> int:
    """How many objects a period sold that are in none of its kilograms; never negative.

    ``d_avant``: whether something of it may have been brought in; False asks one query less.
    """
    compteurs = [*COMPTEURS, *(COMPTEURS_D_AVANT if d_avant else ())]
    return max(0, sum(compter(debut, fin, lieux, categories) for compter in compteurs))


def en_mots(n: int) -> str:
    """« 2 objets vendus sans poids : le réemploi est sous-estimé »; empty for none."""
    if not n:
        return ""
    return ngettext(
        "%(n)s objet vendu sans poids\u00a0: le réemploi est sous-estimé",
        "%(n)s objets vendus sans poids\u00a0: le réemploi est sous-estimé",
        n,
    ) % {"n": nombre(n)}
