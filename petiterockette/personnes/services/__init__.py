from .annuaire import connaitre, inscrire, inscrire_sous, nommer
from .effacements import DONATEUR_GARDE, anonymiser
from .equipe import accueillir, quitter_l_equipe, revenir_dans_l_equipe

__all__ = [
    "DONATEUR_GARDE",
    "accueillir",
    "anonymiser",
    "connaitre",
    "inscrire",
    "inscrire_sous",
    "nommer",
    "quitter_l_equipe",
    "revenir_dans_l_equipe",
]
