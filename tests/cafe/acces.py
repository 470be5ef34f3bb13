"""Who opens the pages of the café."""

from datetime import date
from typing import Any

from tests.monde import rien, un_code

TIENNENT = {"caisse", "cuisine", "responsable", "pole", "direction"}
COMPOSENT = {"cuisine", "responsable", "pole", "direction"}


def _du_cafe(nom: str):
    return lambda monde: [getattr(monde.cafe, nom).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "cafe:accueil": ("get", rien, TIENNENT),
    "cafe:fin_de_journee": ("get", rien, TIENNENT),
    "cafe:suspendus": ("get", rien, TIENNENT),
    "cafe:plats": ("get", rien, COMPOSENT),
    "cafe:plat_nouveau": ("get", rien, COMPOSENT),
    "cafe:plat": ("get", _du_cafe("plat"), COMPOSENT),
    "cafe:garde_manger": ("get", rien, TIENNENT),
    "cafe:lot": ("get", _du_cafe("lot"), TIENNENT),
    "cafe:lot_annuler": ("post", _du_cafe("lot"), TIENNENT),
    "cafe:hygiene": ("get", rien, TIENNENT),
    "cafe:enceinte": ("get", _du_cafe("enceinte"), COMPOSENT),
    "cafe:releve": ("get", lambda m: [m.cafe.enceinte.pk, "matin"], TIENNENT),
    "cafe:zone": ("get", _du_cafe("zone"), COMPOSENT),
    "cafe:zone_nettoyer": ("post", _du_cafe("zone"), TIENNENT),
    "cafe:carte": ("get", un_code, COMPOSENT),
    "cafe:carte_papier": (
        "get",
        lambda m: [m.lieu.code, date(2026, 10, 5).isoformat(), "a6"],
        TIENNENT,
    ),
    "cafe:ramasse_nouvelle": ("get", un_code, TIENNENT),
    "cafe:enceinte_nouvelle": ("get", un_code, COMPOSENT),
    "cafe:zone_nouvelle": ("get", un_code, COMPOSENT),
    "cafe:refroidissement_nouveau": ("get", un_code, TIENNENT),
    "cafe:registre": ("get", lambda m: [m.lieu.code, "2026-10"], TIENNENT),
}
PUBLIQUES: dict[str, Any] = {"cafe:carte_publique": un_code}
