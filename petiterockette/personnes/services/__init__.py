from .annuaire import inscrire
from .effacements import DONATEUR_GARDE, anonymiser
from .equipe import accueillir, quitter_l_equipe, revenir_dans_l_equipe

__all__ = [
    "DONATEUR_GARDE",
    "accueillir",
    "anonymiser",
    "inscrire",
    "quitter_l_equipe",
    "revenir_dans_l_equipe",
]
