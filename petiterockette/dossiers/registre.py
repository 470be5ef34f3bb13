"""What a dossier may show besides indicators, and what changed a figure since it was frozen.

Each room adds its own from its ``pieces.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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
    """A column of figures: its name, its unit; ``destin``: the fate whose colour it takes."""

    nom: str
    unite: Unite
    destin: str = ""


@dataclass(frozen=True)
class Lu:
    """A piece as it was read: the name of its first column, the others, its rows.

    A row is a name, then one figure a column, in its unit; None where there is none. ``textes``:
    titles and words that go with it; ``manques``: what it lacks, and where that is written.
    """

    de: str
    colonnes: Sequence[Colonne]
    rangees: Sequence[tuple[str, Sequence[int | None]]]
    textes: Sequence[tuple[str, str]] = ()
    manques: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Piece:
    """A chart or a table that a dossier may show.

    It is read over the days and the sites of a dossier (``Portee``); or, where it names the only
    purpose (``Dossier.Objet``) of which it may be a piece, from the dossier itself.
    """

    code: str
    famille: Famille
    nom: Any
    dessin: Dessin
    lire: Callable[[Any], Lu]
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
