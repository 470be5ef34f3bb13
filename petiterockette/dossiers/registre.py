"""What a dossier may show besides indicators, and what changed a figure since it was frozen.

Each room adds its own from its ``pieces.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from petiterockette.indicateurs.registre import Famille, Portee, Unite


class Dessin(StrEnum):
    """How a piece is drawn; its table is under it, whichever."""

    # A column a row, cut into what the columns of figures hold.
    EMPILE = "empile"
    TABLEAU = "tableau"


@dataclass(frozen=True)
class Colonne:
    """A column: its name, the unit of its figures; ``destin``: the fate whose colour it takes.

    ``unite`` None: its cells are texts, or numbers as they are.
    """

    nom: str
    unite: Unite | None
    destin: str = ""


Cellule = int | Decimal | str | None


@dataclass(frozen=True)
class Lu:
    """A piece as it was read: the name of its first column, the others, its rows.

    A row is a name, then one cell a column: a figure in its unit, or what a column without a unit
    holds; None where there is none.
    """

    de: str
    colonnes: Sequence[Colonne]
    rangees: Sequence[tuple[str, Sequence[Cellule]]]


@dataclass(frozen=True)
class Piece:
    """A chart or a table that a dossier may show.

    ``lire``: from its days and sites. Where ``objet`` says of which dossiers it is, ``lire`` is
    given the dossier and the figures just read of it, code → text; None where it is not of that
    one, which then cannot show it.
    """

    code: str
    famille: Famille
    nom: Any
    dessin: Dessin
    lire: Callable[..., Lu | None]
    objet: str = ""


@dataclass(frozen=True)
class Changement:
    """Something recorded since a dossier was frozen, that changes figures of its days.

    ``effets``: key of the bilan → what it adds to it, in its unit.
    """

    nom: str
    detail: str
    adresse: str
    effets: Mapping[str, int]


PIECES: dict[str, Piece] = {}
# What else a draft may lack: dossier → the names of what is missing, each with its address.
MANQUES: list[Callable[[Any], Sequence[tuple[str, str]]]] = []
# Bilan → what changed it since an instant, the newest first.
CHANGEMENTS: dict[str, Callable[[Portee, datetime], Sequence[Changement]]] = {}


class DejaInscrite(ValueError):
    """Two pieces under one code: the second is refused when the product starts."""


def inscrire(*pieces: Piece) -> None:
    """Add pieces. Raises ``DejaInscrite``."""
    for piece in pieces:
        if piece.code in PIECES:
            raise DejaInscrite(piece.code)
        PIECES[piece.code] = piece
