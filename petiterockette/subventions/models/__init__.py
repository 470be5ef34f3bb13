"""The tables of the grants: asked and shared, paid, accounted for."""

from .comptes_rendus import CompteRendu, LigneRendue
from .subventions import Attendu, Part, Subvention
from .versements import Versement

__all__ = ["Attendu", "CompteRendu", "LigneRendue", "Part", "Subvention", "Versement"]
