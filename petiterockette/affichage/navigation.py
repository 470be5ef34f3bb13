"""What leads somewhere around every page. Pure, so that every app can add its own before models
load."""

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
