"""Who opens what, of the grants: typed by hand, like the whole table."""

from datetime import date
from typing import Any
from uuid import uuid4

from petiterockette.subventions.services.versements import verser

from .les_subventions import une_subvention

TIENT = {"tresorerie", "direction"}


def rien(_monde) -> list:
    return []


def la_subvention(_monde) -> list:
    return [une_subvention().pk]


def le_versement(_monde) -> list:
    subvention = une_subvention()
    versement, _neuf = verser(
        subvention=subvention,
        compte=subvention.compte,
        uuid=uuid4(),
        le=date(2026, 6, 1),
        montant_cts=1_000_000,
    )
    return [subvention.pk, versement.pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "subventions:subventions": ("get", rien, TIENT),
    "subventions:nouvelle": ("get", rien, TIENT),
    "subventions:subvention": ("get", la_subvention, TIENT),
    "subventions:changer": ("get", la_subvention, TIENT),
    "subventions:attendus": ("get", la_subvention, TIENT),
    "subventions:parts": ("get", la_subvention, TIENT),
    "subventions:compte_rendu": ("get", la_subvention, TIENT),
    "subventions:papier": ("get", la_subvention, TIENT),
    "subventions:lignes": ("get", la_subvention, TIENT),
    "subventions:textes": ("get", la_subvention, TIENT),
    "subventions:dossier": ("post", la_subvention, TIENT),
    "subventions:verser": ("get", la_subvention, TIENT),
    "subventions:annuler": ("get", le_versement, TIENT),
}
