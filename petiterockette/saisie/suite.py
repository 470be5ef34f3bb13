"""What takes longest to count, and comes after its page, each piece in its own place.

The page marks the places by ``data-suite`` and an address, ``js/suite.js`` asks for it once and
fills them; without script, a link there shows the whole.
"""

from collections.abc import Mapping

# A page that sums so many days is whole at once.
COURTE, UNE_ANNEE = 100, 365


def vient_apres(demande: Mapping[str, str], jours: int = UNE_ANNEE) -> bool:
    """Whether a page that sums so many days comes first, alone: unless the whole of it, or a file,
    was asked for."""
    return jours > COURTE and not {"tout", "format"} & demande.keys()
