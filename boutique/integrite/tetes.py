"""What is told outside, as pages read it: whether it can be read, and whether all is there."""

from collections.abc import Set
from enum import StrEnum

from boutique.caisses.services.evenements import DES_CAISSES
from petiterockette.journal.models import Chaine
from petiterockette.journal.refus import TetesIllisibles
from petiterockette.journal.tetes.fichier import (
    AILLEURS,
    AUCUNE,
    Tete,
    Tetes,
    tetes_de_la_base,
    tetes_dites,
)


class EtatDesTetes(StrEnum):
    BONNES = "bonnes"
    EN_RETARD = "en_retard"
    ILLISIBLES = "illisibles"


def tetes_lues() -> Tetes | None:
    """What is told outside; None if nobody can read it."""
    try:
        return tetes_dites()
    except TetesIllisibles:
        return None


def sont_illisibles() -> bool:
    """Whether the file cannot be read; the base is not asked."""
    return tetes_lues() is None


def tetes_a_reparer() -> EtatDesTetes:
    """Whether the file reads, and tells every chain up to its last link."""
    dites = tetes_lues()
    if dites is None:
        return EtatDesTetes.ILLISIBLES
    en_retard = any(
        dites.get(nom, AUCUNE).rang < tete.rang
        for nom, tete in tetes_de_la_base().items()
        if nom not in AILLEURS
    )
    return EtatDesTetes.EN_RETARD if en_retard else EtatDesTetes.BONNES


def tetes_perdues(
    dites: Tetes, de_la_caisse: Set[str] = frozenset()
) -> dict[str, tuple[Tete, Tete]]:
    """Chain → where the base stands, and further on where it was told outside.

    Those of the house, and ``de_la_caisse``: the other tills have each their own gesture.
    """
    connus = {c.nom: Tete(c.rang, c.empreinte) for c in Chaine.objects.filter(nom__in=dites)}
    return {
        nom: (connus.get(nom, AUCUNE), dehors)
        for nom, dehors in sorted(dites.items())
        if (nom in de_la_caisse or not DES_CAISSES.match(nom))
        and dehors.rang > connus.get(nom, AUCUNE).rang
    }
