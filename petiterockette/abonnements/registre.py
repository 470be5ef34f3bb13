"""What a monthly summary is made of: each app that has figures of a month registers its own.

An app does so in its ``resumes.py``, found by Django's autodiscovery. Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from petiterockette.lieux.models import Lieu


@dataclass(frozen=True)
class ChiffreDuMois:
    """A figure: its name, its value for machines (grams, percent), and as people read it."""

    nom: Any
    valeur: int | Decimal | None
    ecrit: str


@dataclass(frozen=True)
class SectionDuMois:
    """What one app says of a month: a headline, then figures, then sentences."""

    titre: Any
    accroche: str
    chiffres: Sequence[ChiffreDuMois] = ()
    phrases: Sequence[str] = ()
    # The path of the page that says it all.
    page: str = ""


@dataclass(frozen=True)
class Piece:
    """A file to attach."""

    nom: str
    octets: bytes
    genre: str = "application/pdf"


@dataclass(frozen=True)
class Sites:
    """The sites of a summary: ids as a filter (None: all), and their rows."""

    ids: list[int] | None
    lieux: list[Lieu] = field(default_factory=list)

    @property
    def en_mots(self) -> str:
        return ", ".join(str(lieu) for lieu in self.lieux)


@dataclass(frozen=True)
class SourceDeSections:
    """Where a section comes from. ``clos``: whether the month can no longer change there."""

    code: str
    droit: str
    lire: Callable[[date, Sites], SectionDuMois]
    clos: Callable[[date, Sites], bool]
    papier: Callable[[date, Sites], Piece | None]


SOURCES: dict[str, SourceDeSections] = {}


def inscrire(source: SourceDeSections) -> None:
    """Add a source. Raises ``ValueError``: none is told twice."""
    if source.code in SOURCES:
        raise ValueError(source.code)
    SOURCES[source.code] = source
