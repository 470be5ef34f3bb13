from .annuaire import inscrire, inscrire_sous
from .effacements import DONATEUR_GARDE, anonymiser
from .equipe import accueillir, quitter_l_equipe, revenir_dans_l_equipe

__all__ = [
    "DONATEUR_GARDE",
    "accueillir",
    "anonymiser",
    "inscrire",
    "inscrire_sous",
    "quitter_l_equipe",
    "revenir_dans_l_equipe",
]
