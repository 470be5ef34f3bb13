"""Where else a ticket may be looked for: upper rooms say it, with its name and its way."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Ailleurs(NamedTuple):
    """A list of tickets that are not of our tills. ``si``: whether there are some."""

    nom: Any
    url: str
    pictogramme: str
    si: Callable[[], bool]


AILLEURS: list[Ailleurs] = []
