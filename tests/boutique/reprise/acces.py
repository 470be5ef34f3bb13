"""Who opens what, of an old base: typed by hand, like the whole table."""

from typing import Any

from .valides import un_export

TIENT = {"direction"}


def rien(_monde) -> list:
    return []


def l_export(_monde) -> list:
    return [un_export().pk]


def la_liste(_monde) -> list:
    return [un_export().pk, "type_dechets"]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique_reprise:apporter": ("get", rien, TIENT),
    "boutique_reprise:export": ("get", l_export, TIENT),
    "boutique_reprise:reponses": ("post", l_export, TIENT),
    "boutique_reprise:bascules": ("post", l_export, TIENT),
    "boutique_reprise:jeter": ("post", l_export, TIENT),
    "boutique_reprise:mots": ("get", l_export, TIENT),
    "boutique_reprise:liste": ("get", la_liste, TIENT),
    "boutique_reprise:dire": ("post", la_liste, TIENT),
    "boutique_reprise:oui": ("post", la_liste, TIENT),
    "boutique_reprise:creer": ("post", la_liste, TIENT),
    "boutique_reprise:sans_equivalent": ("post", la_liste, TIENT),
    "boutique_reprise:decisions": ("get", l_export, TIENT),
    "boutique_reprise:lire": ("post", l_export, TIENT),
    "boutique_reprise:essai": ("get", l_export, TIENT),
    "boutique_reprise:reprendre": ("get", l_export, TIENT),
    "boutique_reprise:comptes": ("get", l_export, TIENT),
}
