"""Who opens what, of what is brought in: typed by hand, like the whole table."""

from typing import Any
from uuid import uuid4

from .valides import un_fichier

TIENT = {"direction"}


def rien(_monde) -> list:
    return []


def le_genre(_monde) -> list:
    return ["tonnages"]


def le_fichier(_monde) -> list:
    return [un_fichier(empreinte=uuid4().hex).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "reprise:reprise": ("get", rien, TIENT),
    "reprise:apporter": ("get", rien, TIENT),
    "reprise:terminer": ("get", rien, TIENT),
    "reprise:modele": ("get", le_genre, TIENT),
    "reprise:fichier": ("get", le_fichier, TIENT),
    "reprise:colonnes": ("post", le_fichier, TIENT),
    "reprise:mots": ("post", le_fichier, TIENT),
    "reprise:reponses": ("post", le_fichier, TIENT),
    "reprise:relire": ("post", le_fichier, TIENT),
    "reprise:reprendre": ("post", le_fichier, TIENT),
    "reprise:jeter": ("post", le_fichier, TIENT),
    "reprise:annuler": ("get", le_fichier, TIENT),
}
