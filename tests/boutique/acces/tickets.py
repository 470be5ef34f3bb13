"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

from tests.boutique.des_bons import OCTROI, des_bons_solidaires

LIRE = {"caisse", "responsable", "tresorerie", "controle", "direction"}
VENDRE = {"caisse", "responsable", "direction"}
CORRIGER = {"caisse", "responsable", "tresorerie", "direction"}
SITE = {"responsable", "direction"}
SOLIDAIRES = {"responsable", "tresorerie", "direction"}


def la_vente(monde) -> list:
    return [monde.vente.pk]


def rien(monde) -> list:
    return []


def un_bon(monde) -> list:
    return [des_bons_solidaires(monde.structure)[0].pk]


def un_octroi(monde) -> list:
    des_bons_solidaires(monde.structure)
    return [OCTROI]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:tickets": ("get", rien, LIRE),
    "boutique:ticket": ("get", la_vente, LIRE),
    "boutique:ticket_caviarder": ("post", la_vente, SITE),
    "boutique:ticket_papier": ("get", la_vente, LIRE),
    "boutique:ticket_courriel": ("get", la_vente, VENDRE),
    "boutique:ticket_code": ("get", la_vente, VENDRE),
    "boutique:ticket_refuse": ("post", la_vente, VENDRE),
    "boutique:note": ("post", rien, VENDRE),
    "boutique:ticket_rendre": ("get", la_vente, VENDRE),
    "boutique:ticket_corriger": ("get", la_vente, CORRIGER),
    "boutique:ticket_facturer": ("get", la_vente, SITE | {"tresorerie"}),
    "boutique:retour_sans_ticket": ("get", rien, SITE),
    "boutique:notice": ("get", rien, LIRE),
    "boutique:bons_achat": ("get", rien, LIRE),
    "boutique:bon_achat": ("get", un_bon, LIRE),
    "boutique:bons_solidaires": ("get", rien, SOLIDAIRES),
    "boutique:bons_planche": ("get", un_octroi, SOLIDAIRES),
    "boutique:bons_releve": ("get", rien, LIRE),
}

PUBLIQUES: dict[str, Any] = {"boutique:ticket_public": lambda m: [m.vente.jeton]}
