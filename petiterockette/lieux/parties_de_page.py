"""The parts that upper apps add to the page of a site. Pure, so that each can add before models
load."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PartieDePage:
    """A part of a site's page that an app draws itself: its template, what it reads as ``lu`` for a
    site (a row of Lieu).

    ``en_bref``: that part in a few words for the list of sites, by the ids of the sites asked.
    """

    gabarit: str
    contexte: Callable[[Any], Any]
    en_bref: Callable[[Collection[int]], dict[int, str]] | None = None


PARTIES: list[PartieDePage] = []
