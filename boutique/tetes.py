"""What is told outside, as pages read it: whether it can be read, and whether all is there."""

from enum import StrEnum

from petiterockette.journal.refus import TetesIllisibles
from petiterockette.journal.tetes import AILLEURS, AUCUNE, tetes_de_la_base, tetes_dites


class Etat(StrEnum):
    BONNES = "bonnes"
    EN_RETARD = "en_retard"
    ILLISIBLES = "illisibles"


def sont_illisibles() -> bool:
    """Whether the file cannot be read; the base is not asked."""
    try:
        tetes_dites()
    except TetesIllisibles:
        return True
    return False


def tetes_a_reparer() -> Etat:
    """Whether the file reads, and tells every chain up to its last link."""
    if sont_illisibles():
        return Etat.ILLISIBLES
    dites = tetes_dites()
    en_retard = any(
        dites.get(nom, AUCUNE).rang < tete.rang
        for nom, tete in tetes_de_la_base().items()
        if nom not in AILLEURS
    )
    return Etat.EN_RETARD if en_retard else Etat.BONNES
