"""Who opens what, of the API: its pages by hand, like the whole table; what a key reads, apart."""

from typing import Any

from .les_cles import une_cle

TIENT = {"direction"}


def rien(_monde) -> list:
    return []


def un_acces(_monde) -> list:
    return [une_cle()[0].pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "api:acces": ("get", rien, TIENT),
    "api:donner": ("get", rien, TIENT),
    "api:retirer": ("get", un_acces, TIENT),
}
PUBLIQUES: dict[str, Any] = {"api:documentation": rien, "api:openapi": rien}

# What a key alone opens: its domain (None: any key), and the arguments of its address.
LECTURES: dict[str, tuple[str | None, list]] = {
    "api:lieux": (None, []),
    "api:chiffres": ("matiere", ["2026"]),
    "api:periodes": ("matiere", []),
    "api:ventes": ("boutique", ["2026-10"]),
    "api:indicateurs": ("indicateurs", []),
    "api:indicateurs_de_l_annee": ("indicateurs", [2026, "matiere"]),
    "api:seances": ("seances", []),
    "api:impact": ("impact", []),
    "api:impact_de_l_annee": ("impact", [2026]),
}
# Where nothing is read, that is said as a reading says no.
INCONNUE = "api:inconnue"
