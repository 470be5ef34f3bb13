"""Who opens what, of the agreements: typed by hand, like the whole table."""

from typing import Any

from collecte.declarations.services.lignes import soutenir
from tests.collecte.objets.suivis import un_objet
from tests.fabriques import un_compte

from .les_conventions import une_convention, une_ligne

TIENT = {"tresorerie", "direction"}
SUIVI = {"tri", "camion", "mecanique", "responsable", "pole", "direction"}


def rien(_monde) -> list:
    return []


def le_modele(_monde) -> list:
    return [_modele().pk]


def la_ligne(_monde) -> list:
    convention = _modele()
    return [convention.pk, une_ligne(convention).pk]


def le_soutien(_monde) -> list:
    convention = _modele()
    soutien = soutenir(
        ligne=une_ligne(convention),
        compte=un_compte("direction"),
        nature="reemploi",
        par="tonne",
        montant_cts=10_000,
    )
    return [convention.pk, soutien.pk]


def l_appareil(monde) -> list:
    return [un_objet("informatique", point=monde.point).code]


def _modele():
    return une_convention(numero="", debut=None)


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "collecte:conventions": ("get", rien, TIENT),
    "collecte:convention_nouvelle": ("get", rien, TIENT),
    "collecte:hors_conventions_courant": ("get", rien, TIENT),
    "collecte:hors_conventions": ("get", lambda _: ["2026-T3"], TIENT),
    "collecte:appareils": ("get", rien, SUIVI),
    "collecte:appareil": ("get", l_appareil, SUIVI),
    "collecte:convention": ("get", le_modele, TIENT),
    "collecte:convention_changer": ("get", le_modele, TIENT),
    "collecte:declarer": ("post", le_modele, TIENT),
    "collecte:convention_colonnes": ("get", le_modele, TIENT),
    "collecte:convention_ligne_nouvelle": ("get", le_modele, TIENT),
    "collecte:convention_ligne": ("get", la_ligne, TIENT),
    "collecte:convention_ligne_retirer": ("post", la_ligne, TIENT),
    "collecte:convention_soutien": ("get", la_ligne, TIENT),
    "collecte:convention_soutien_retirer": ("post", le_soutien, TIENT),
}
