"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

VENDRE = {"caisse", "responsable", "direction"}


def _rien(_monde: Any) -> list:
    return []


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:caisse": ("get", _rien, VENDRE),
    "boutique:caisse_ecole": ("get", _rien, VENDRE),
    "boutique:caisse_etat": ("get", _rien, VENDRE),
    "boutique:caisse_bon": ("get", _rien, VENDRE),
    "boutique:caisse_code": ("post", _rien, VENDRE),
    "boutique:caisse_evenement": ("post", _rien, VENDRE),
    "boutique:chercher": ("get", _rien, VENDRE),
    "boutique:ventes_poster": ("post", _rien, VENDRE),
}
