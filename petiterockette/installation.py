"""The registry of what `manage.py installer` loads; each app registers its own.

An app's step lives in its ``installation.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable

Etape = Callable[[], None]

ETAPES: list[tuple[str, Etape]] = []


def etape(nom: str) -> Callable[[Etape], Etape]:
    """Register a step under a French name; it may run again without harm."""

    def inscrire(fonction: Etape) -> Etape:
        ETAPES.append((nom, fonction))
        return fonction

    return inscrire
