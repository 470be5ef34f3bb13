"""What else may be brought in than spreadsheets: whole bases of other tools, that upper rooms read.

Each says what to bring, and lists what it received, for the page that tells of both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Recue:
    """Something received: its name, when, its state in words; ``finie``: nothing is left to do;
    ``adresse``: its page."""

    nom: str
    detail: str
    le: datetime
    etat: Any
    finie: bool
    adresse: str


@dataclass(frozen=True)
class Ailleurs:
    """Another tool: ``apporter``, the name of the page that receives its base; ``recues``: what was
    received, the newest first."""

    nom: Any
    geste: Any
    pictogramme: str
    apporter: str
    recues: Callable[[], Iterable[Recue]]


AILLEURS: list[Ailleurs] = []


def inscrire(ailleurs: Ailleurs) -> None:
    """Let the bases of that tool be brought in."""
    AILLEURS.append(ailleurs)
