"""The digest of one entry of the journal: whoever has no key can neither change nor forge one."""

import json
from datetime import UTC

from .cles import sceau
from .models import Entree


def empreinte_de_l_entree(entree: Entree) -> str:
    """HMAC-SHA-256 of all that an entry says, under the key it names.

    Its number is no part of it, since the base gives it last; which entries there are, and in
    which order, is for the house's chain. Raises ``KeyError`` if its key was lost.
    """
    dit = json.dumps(
        [
            "entree",
            entree.code,
            entree.le.astimezone(UTC).isoformat(),
            entree.resume,
            entree.contenu,
            entree.lieu,
            entree.par,
            entree.compte,
        ],
        sort_keys=True,
        separators=(",", ":"),
    )
    return sceau(dit, entree.cle)
