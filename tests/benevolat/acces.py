"""Who opens what, of volunteering: typed by hand, like the whole table."""

from typing import Any

from .benevoles import des_heures, un_besoin, un_pole, une_activite, une_inscription, une_permanence

PARTICIPE = {
    *("benevole", "tri", "caisse", "camion", "responsable", "pole", "direction"),
    *("cuisine", "animation", "formation", "mecanique"),
}
# A permanence of another pole is closed to whoever is limited to one.
VIENT = PARTICIPE - {"cuisine", "animation", "formation", "mecanique"}
TIENT = {"responsable", "pole", "direction"}
LIT = {"responsable", "pole", "tresorerie", "direction"}
LISTES = {"direction", "administration"}


def rien(_monde) -> list:
    un_pole()
    return []


def une_annee(_monde) -> list:
    return [2026]


def les_heures(monde) -> list:
    return [des_heures(monde.lieu).pk]


def la_permanence(monde) -> list:
    return [une_permanence(monde.lieu).pk]


def le_besoin(monde) -> list:
    return [un_besoin(monde.lieu).pk]


def l_inscription(monde) -> list:
    return [une_inscription(une_permanence(monde.lieu)).pk]


def l_activite(_monde) -> list:
    return [une_activite().pk]


# What somebody else’s hours or place allow is for who holds the planning.
TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "benevolat:noter": ("get", rien, PARTICIPE),
    "benevolat:equipe": ("get", rien, TIENT),
    "benevolat:arrivee": ("post", rien, PARTICIPE),
    "benevolat:depart": ("post", rien, PARTICIPE),
    "benevolat:corriger": ("get", les_heures, TIENT),
    "benevolat:chiffres": ("get", rien, LIT),
    "benevolat:chiffres_de": ("get", une_annee, LIT),
    "benevolat:taux": ("get", rien, {"tresorerie", "direction"}),
    "benevolat:activites": ("get", rien, LISTES),
    "benevolat:activite_montrer": ("post", l_activite, LISTES),
    "benevolat:semaine": ("get", rien, PARTICIPE),
    "benevolat:semaine_du": ("get", lambda _: ["2026-10-05"], PARTICIPE),
    "benevolat:besoin_nouveau": ("get", rien, TIENT),
    "benevolat:besoin_finir": ("get", le_besoin, TIENT),
    "benevolat:permanence": ("get", la_permanence, VIENT),
    "benevolat:permanence_changer": ("get", la_permanence, TIENT),
    "benevolat:permanence_annuler": ("get", la_permanence, TIENT),
    "benevolat:permanence_venir": ("post", la_permanence, VIENT),
    "benevolat:inscription_retirer": ("post", l_inscription, TIENT),
    "benevolat:inscription_echanger": ("post", l_inscription, TIENT),
    "benevolat:inscription_prendre": ("post", l_inscription, VIENT),
}
PUBLIQUES: dict[str, Any] = {}
