"""Who opens what, of the avoided emissions: typed by hand, like the whole table."""

from typing import Any


def rien(_monde) -> list:
    return []


# Hidden until they are shown: the direction alone reads them.
TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "collecte:emissions": ("get", rien, {"direction"}),
    "collecte:emissions_facteur": ("get", rien, {"direction"}),
    "collecte:emissions_montrer": ("post", rien, {"direction"}),
}
