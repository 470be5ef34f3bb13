"""What leads somewhere around every page. Pure, so that every app can add its own before models
load."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

# The right that opens a page, or several of which one is enough; None: everybody.
Acces = str | tuple[str, ...] | None

# Pages without an account that the login page leads to: label, URL name.
PUBLIQUES: list[tuple[Any, str]] = []

# One's own pages, under one's name: label, URL name, drawing, right.
MES_PAGES: list[tuple[Any, str, str, Acces]] = [
    (_("Mes droits"), "comptes:droits", "shield-check", None),
    (_("Mon mot de passe"), "comptes:mot_de_passe", "key-round", None),
]


def droits_de(acces: Acces) -> tuple[str, ...]:
    """The rights of which one is enough; none where everybody may enter."""
    if acces is None:
        return ()
    return (acces,) if isinstance(acces, str) else acces


def permis(compte: Any, acces: Acces) -> bool:
    """Whether an account may open a page, at any site."""
    return acces is None or any(compte.has_perm(droit) for droit in droits_de(acces))


@dataclass(frozen=True)
class Voisine:
    """A page that another one leads to, for whoever holds ``droit``; ``url``: its URL name."""

    nom: Any
    pictogramme: str
    url: str
    droit: str


# URL name of a page → those beside it; upper rooms add theirs (``VOISINES`` of their ``accueil``).
VOISINES: dict[str, list[Voisine]] = defaultdict(list)


def voisines_de(compte: Any, page: str) -> list[Voisine]:
    """The pages beside that one that an account may open."""
    return [v for v in VOISINES[page] if compte.has_perm(v.droit)]
