"""The registries of what is done behind the pages: kinds of work, and steps of the night.

An app registers its own kinds in its ``travaux.py`` and its own steps in its ``nuit.py``,
both found by Django's autodiscovery. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


class Avancement(Protocol):
    """Says how far a work is: so much of so much, in words."""

    def dire(self, phrase: str, fait: int = 0, total: int = 0) -> None: ...


class ARemettre(Exception):
    """The work cannot be done now, and may well be later; the message (French) says why."""


class Impossible(Exception):
    """The work can never be done as it was asked; the message (French) says why."""


# What a work does: from its data, the sentence that tells what was done.
# A rule that refuses it (``Refus``, ``DroitManquant``) ends it, as ``Impossible`` does.
Faire = Callable[[dict[str, Any], Avancement], str]


@dataclass(frozen=True)
class Nature:
    """A kind of work, by its French name. Begun again where its worker died."""

    code: str
    nom: Any
    faire: Faire


NATURES: dict[str, Nature] = {}


def travail(code: str, nom: Any) -> Callable[[Faire], Faire]:
    """Register a kind of work under its French name."""

    def inscrire(fonction: Faire) -> Faire:
        if code in NATURES:
            raise ValueError(code)
        NATURES[code] = Nature(code, nom, fonction)
        return fonction

    return inscrire


@dataclass(frozen=True)
class EtapeDeLaNuit:
    """A step of the night: its function is safe to run twice, and says what it did.

    ``atomique``: run in one transaction; a step that is long to read opens its own ones,
    so that no counter waits for it.
    """

    code: str
    nom: Any
    rang: int
    faire: Callable[[date], str]
    atomique: bool = True


ETAPES: dict[str, EtapeDeLaNuit] = {}


def etape(
    code: str, nom: Any, *, rang: int, atomique: bool = True
) -> Callable[[Callable[[date], str]], Callable[[date], str]]:
    """Register a step of the night; ``rang`` gives the order."""

    def inscrire(fonction: Callable[[date], str]) -> Callable[[date], str]:
        if code in ETAPES:
            raise ValueError(code)
        ETAPES[code] = EtapeDeLaNuit(code, nom, rang, fonction, atomique)
        return fonction

    return inscrire


# What a worker looks at now and then: cheap questions, which only ask for works.
VEILLES: list[Callable[[datetime], None]] = []


def veille(fonction: Callable[[datetime], None]) -> Callable[[datetime], None]:
    VEILLES.append(fonction)
    return fonction
