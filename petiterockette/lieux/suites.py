"""What upper apps add to the page of a site. Pure, so that each can add before models load."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Suite:
    """A part of a site's page that an app draws itself: its template, what it reads as
    ``suite`` for a site (a row of Lieu)."""

    gabarit: str
    contexte: Callable[[Any], Any]


SUITES: list[Suite] = []
