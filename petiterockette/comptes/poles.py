"""The poles that a role may be limited to. Pure: each pole says its own name here."""

from typing import Any

# Code → French name, in the order of the pages. A right is a pole's when its name begins by it.
POLES: dict[str, Any] = {}

# Of the matter, what a pole's own things ask for: a bike is a followed thing.
PRETES = {"collecte.suivre_des_objets": "velo", "collecte.lire_les_objets": "velo"}


def fermes(dits: str | None) -> frozenset[str]:
    """The codes of the poles that the house does not have, as ``Association`` keeps them."""
    return frozenset((dits or "").split())


def est_ferme(droit: str, fermes: frozenset[str]) -> bool:
    """Whether a right is of a pole that the house does not have: nobody holds it then."""
    return droit.partition(".")[0] in fermes


def pole_du_droit(droit: str) -> str:
    """The pole that a right is of; empty: it is the house's."""
    domaine = droit.partition(".")[0]
    return domaine if domaine in POLES else PRETES.get(droit, "")
