"""The document of a cancellation, as every counter posts it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .lecteur import Lecteur


@dataclass(frozen=True)
class Annulation:
    """A cancellation as the counter posts it."""

    uuid: UUID
    motif: str
    aussitot: bool
    par: int | None


def lire_annulation(document: Any) -> Annulation:
    """Read a posted cancellation. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    annulation = Annulation(
        uuid=lecteur.uuid("uuid"),
        motif=lecteur.texte("motif", 500),
        aussitot=lecteur.vrai("aussitot"),
        par=lecteur.entier("par"),
    )
    lecteur.finir()
    return annulation
