"""What upper apps add to a person's page: its sections, and what erasing them loses.

An app registers them in its own ``fiche.py``, found by Django's autodiscovery. Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class LigneDeFiche:
    """A line of a section, or a link below it."""

    texte: Any
    url: str | None = None


@dataclass(frozen=True)
class SectionDeFiche:
    """A part of the page: a title, lines, links to do something."""

    titre: Any
    lignes: Sequence[LigneDeFiche] = ()
    liens: Sequence[LigneDeFiche] = field(default=())


# From a person and the request, the section; None where there is nothing to say.
Lire = Callable[[Any, HttpRequest], SectionDeFiche | None]


@dataclass(frozen=True)
class Inscrite:
    code: str
    rang: int
    droit: str
    lire: Lire


SECTIONS: dict[str, Inscrite] = {}
# Where « La joindre » stands among them.
JOINDRE = 15


def section(code: str, *, rang: int, droit: str) -> Callable[[Lire], Lire]:
    """Register a section, read for whoever holds ``droit``; ``rang`` gives the order."""

    def inscrire(fonction: Lire) -> Lire:
        if code in SECTIONS:
            raise ValueError(code)
        SECTIONS[code] = Inscrite(code, rang, droit, fonction)
        return fonction

    return inscrire


@dataclass(frozen=True)
class Fiche:
    """The sections of somebody's page, in order: those asked for every day stand before how to
    reach them, the others after."""

    avant: list[SectionDeFiche]
    apres: list[SectionDeFiche]


def sections_de(personne: Any, request: HttpRequest) -> Fiche:
    """The sections of somebody's page that this reader may see."""
    fiche = Fiche([], [])
    for s in sorted(SECTIONS.values(), key=lambda s: s.rang):
        if request.user.has_perm(s.droit) and (lue := s.lire(personne, request)):
            (fiche.avant if s.rang < JOINDRE else fiche.apres).append(lue)
    return fiche


# From a person, what erasing them takes away from them today; None where nothing is.
Perdre = Callable[[Any], Any]
PERTES: list[Perdre] = []


def perte(fonction: Perdre) -> Perdre:
    """Register what is said before somebody is erased."""
    PERTES.append(fonction)
    return fonction


def pertes_de(personne: Any) -> list[str]:
    """What this person loses if they are erased today, in sentences."""
    return [str(dite) for perdre in PERTES if (dite := perdre(personne))]
