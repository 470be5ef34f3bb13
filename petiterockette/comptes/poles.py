"""The poles that a role may be limited to. Pure: each pole says its own name here."""

from typing import Any

# Code → French name, in the order of the pages. A right is a pole's when its name begins by it.
POLES: dict[str, Any] = {}

# Of the matter, what a pole's own things ask for: a bike is a followed thing.
PRETES = {"collecte.suivre_des_objets": "velo", "collecte.lire_les_objets": "velo"}


def pole_du_droit(droit: str) -> str:
    """The pole that a right is of; empty: it is the house's."""
    domaine = droit.partition(".")[0]
    return domaine if domaine in POLES else PRETES.get(droit, "")
