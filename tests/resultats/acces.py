"""Who opens what, of the results: typed by hand, like the whole table."""

from typing import Any

from .des_comptes import une_balance

TIENT = {"tresorerie", "direction"}


def rien(_monde) -> list:
    return []


def la_balance(_monde) -> list:
    return [une_balance().pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "resultats:resultats": ("get", rien, TIENT),
    "resultats:comptes": ("get", rien, TIENT),
    "resultats:importer": ("get", rien, TIENT),
    "resultats:repartir": ("get", rien, TIENT),
    "resultats:balance": ("get", la_balance, TIENT),
    "resultats:annee": ("get", lambda _monde: [2026], TIENT),
}
