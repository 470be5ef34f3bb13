from .controles import Controle, Demontage, PieceDemontee, PointControle, Verification
from .permanences import Permanence, Releve, Visite
from .remises import Declaration, Pret
from .velos import Changement, Velo

__all__ = [
    "Changement",
    "Controle",
    "Declaration",
    "Demontage",
    "Permanence",
    "PieceDemontee",
    "PointControle",
    "Pret",
    "Releve",
    "Velo",
    "Verification",
    "Visite",
]
