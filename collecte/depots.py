"""How many deposits a period had: counted in one place, the dashboard's reading."""

from collections.abc import Collection
from datetime import date

from .tableau.lectures import lire_les_passages


def nombre_de_depots(debut: date, fin: date, lieux: Collection[int] | None = None) -> int:
    """N_DEPOTS: deposits from ``debut`` to ``fin``, both in, net of those cancelled.

    A deposit counts on its own day and its cancellation on its own, as their kilograms do.
    """
    return lire_les_passages(debut, fin, lieux).nombre
