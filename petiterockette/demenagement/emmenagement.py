"""The registry of what is done once everything came in; each room registers its own.

A room's step lives in its ``emmenagement.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable

Etape = Callable[[], None]

ETAPES: list[Etape] = []


def etape(fonction: Etape) -> Etape:
    """Register a step, done in the import's own transaction."""
    ETAPES.append(fonction)
    return fonction
