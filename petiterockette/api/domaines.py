"""What a key may open: the domains of the API, each laid by the room that answers for it. Pure.

A room does so in its own ``api.py``, found by Django's autodiscovery.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Domaine:
    """Figures that are given together: ``texte`` says which, to whoever gives a key."""

    code: str
    nom: Any
    texte: Any


DOMAINES: dict[str, Domaine] = {}

# What is read without a key: its name, its URL name. Rooms add theirs.
SANS_CLE: list[tuple[Any, str]] = []


class DejaInscrit(ValueError):
    """Two domains of one code: the second is refused when the product starts."""


def domaine(code: str, nom: Any, texte: Any) -> Domaine:
    """Add a domain, of at most twenty signs. Raises ``DejaInscrit``."""
    if code in DOMAINES:
        raise DejaInscrit(code)
    DOMAINES[code] = Domaine(code, nom, texte)
    return DOMAINES[code]
