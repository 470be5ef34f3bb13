"""How many deposits a period had: counted in one place, the dashboard's reading."""

from collections.abc import Collection
from datetime import date

from .tableau.lectures import lire_les_passages, nombres_par_lieu


def nombre_de_depots(debut: date, fin: date, lieux: Collection[int] | None = None) -> int:
    """N_DEPOTS: deposits from ``debut`` to ``fin``, both in, net of those cancelled.

    A deposit counts on its own day and its cancellation on its own, as their kilograms do.
    """
    return lire_les_passages(debut, fin, lieux).nombre


def depots_par_lieu(jour: date, lieux: Collection[int] | None = None) -> dict[int, int]:
    """The same for one day, site by site."""
    return nombres_par_lieu(jour, lieux)
