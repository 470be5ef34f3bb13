"""The registry of what a new house is loaded with; each app registers its own.

An app's steps live in its ``installation.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from django.utils.module_loading import autodiscover_modules

Charger = Callable[[], None]


class Listes(StrEnum):
    """What a new house begins with: what any ressourcerie needs, or what La Petite Rockette has."""

    MINIMALES = "minimales"
    LA_PETITE_ROCKETTE = "la-petite-rockette"


_ETAPES: list[tuple[str, Charger, Listes | None]] = []


def etape(nom: str, *, pour: Listes | None = None) -> Callable[[Charger], Charger]:
    """Register a step under a French name, for some lists alone or for all of them.

    It may run again without harm.
    """

    def inscrire(fonction: Charger) -> Charger:
        _ETAPES.append((nom, fonction, pour))
        return fonction

    return inscrire


def etapes(listes: Listes) -> Iterator[tuple[str, Charger]]:
    """The steps that load these lists, in the order of the layers: their French names, and how."""
    autodiscover_modules("installation")
    for nom, charger, pour in _ETAPES:
        if pour in (None, listes):
            yield nom, charger
