"""The tables of what money is counted under and paid with."""

from .activites import Activite, Regime, RegimeTVA
from .moyens import Moyen
from .postes_comptables import PosteComptable

__all__ = ["Activite", "Moyen", "PosteComptable", "Regime", "RegimeTVA"]
