from .controles import Controle, Demontage, PieceDemontee, PointControle, Verification
from .remises import Declaration, Pret
from .velos import Changement, Velo

__all__ = [
    "Changement",
    "Controle",
    "Declaration",
    "Demontage",
    "PieceDemontee",
    "PointControle",
    "Pret",
    "Velo",
    "Verification",
]
