"""Which engine a house's base is of: each copies, puts beside and puts back in its own way."""

from types import ModuleType

from ..refus import SauvegardeRefusee
from ..reglages import Maison
from . import postgres, sqlite


def moteur(maison: Maison) -> ModuleType:
    """The module that knows a house's base."""
    return sqlite if maison.est_sqlite else postgres


def exiger_le_meme(maison: Maison, dit: str) -> None:
    """Raise ``SauvegardeRefusee`` where a backup is of another engine than this house's."""
    if moteur(maison).__name__.rpartition(".")[2] != dit:
        raise SauvegardeRefusee(
            "Cette sauvegarde est d’une autre sorte de base que celle d’ici\u00a0: mettez la même "
            "dans DATABASE_URL, remettez, puis déménagez (docs/demenagement.md)."
        )
