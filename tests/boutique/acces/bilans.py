"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

from tests.monde import rien

LIRE_LA_CAISSE = {"caisse", "responsable", "tresorerie", "controle", "direction"}

TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:ventes_mois_courant": ("get", rien, LIRE_LA_CAISSE),
    "boutique:ventes_du_mois": ("get", lambda _: ["2026-11"], LIRE_LA_CAISSE),
}
