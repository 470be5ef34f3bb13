"""Éco-organismes, dated agreements with their own nomenclature, and the declarations made."""

from .appareils import EssaisDAppareil
from .conventions import Convention, EcoOrganisme
from .declarations import Declaration
from .lignes import ColonneDeConvention, LigneDeConvention, Rattachement, Soutien

__all__ = [
    "ColonneDeConvention",
    "Convention",
    "Declaration",
    "EcoOrganisme",
    "EssaisDAppareil",
    "LigneDeConvention",
    "Rattachement",
    "Soutien",
]
