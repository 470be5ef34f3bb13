"""How much of each attack a run makes: `make test` a little, `make epreuve` a tenth, `make siege`
all of it."""

import os
from enum import StrEnum


class Mesure(StrEnum):
    COURTE = "courte"
    EPREUVE = "epreuve"
    SIEGE = "siege"


MESURE = Mesure(os.environ.get("MESURE", Mesure.COURTE))
# Whether the variants of a thing are all judged, or some of them (what is judged where:
# tests/greffons/choix.py).
ENTIERE = MESURE is not Mesure.COURTE


def fois(courte: int, pleine: int) -> int:
    """How many times an attack is made: ``pleine`` in the siege, a tenth of it in the épreuve,
    and never fewer than the ``courte`` of the short run."""
    if MESURE is Mesure.SIEGE:
        return pleine
    return max(courte, pleine // 10) if ENTIERE else courte


def une_sur(courte: int, pleine: int) -> int:
    """Of a walk, one try in how many: ten times more seldom in the épreuve than in the siege, and
    never more than in the short run."""
    if MESURE is Mesure.SIEGE:
        return pleine
    return min(courte, pleine * 10) if ENTIERE else courte
