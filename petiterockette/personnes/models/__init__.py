from .accords import Consentement, Effacement, Finalite, PasDoublon
from .equipe import CodeDeCaisse, Equipier
from .personnes import Mot, Personne
from .structures import Structure

__all__ = [
    "CodeDeCaisse",
    "Consentement",
    "Effacement",
    "Equipier",
    "Finalite",
    "Mot",
    "PasDoublon",
    "Personne",
    "Structure",
]
