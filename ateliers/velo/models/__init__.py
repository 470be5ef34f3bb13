from .controles import Controle, Demontage, PieceDemontee, PointControle, Verification
from .declarations import Declaration
from .prets import Pret
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
