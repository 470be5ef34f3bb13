from .sorties import Sortie
from .transferts import Arrivee, Transfert

__all__ = ["Arrivee", "Sortie", "Transfert"]
