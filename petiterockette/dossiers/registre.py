"""What a dossier may show besides indicators, what changed a figure since it was frozen, and the
purposes whose dossiers another room makes.

Each room adds its own from its ``pieces.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from petiterockette.indicateurs.registre import Famille, Portee, Unite
from petiterockette.photos.images import PhotoPrete
from petiterockette.refus import Refus

from .models import Dossier


class Dessin(StrEnum):
    """How a piece is drawn; its table is under it, whichever."""

    # A column a row, cut into what the columns of figures hold.
    EMPILE = "empile"
    TABLEAU = "tableau"


# A cell of a table: a figure in the unit of its column, or what a column without one holds.
Case = int | Decimal | str | None


@dataclass(frozen=True)
class Colonne:
    """A column: its name, the unit of its figures; ``destin``: the fate whose colour it takes.

    ``unite`` None: its cells are words, or numbers as they are. ``code``: what tells it from the
    others whatever its name; ``exact``: its masses are written to the gram; ``tiret``: people read
    « — » for its zeros.
    """

    nom: str
    unite: Unite | None
    destin: str = ""
    code: str = ""
    exact: bool = False
    tiret: bool = False


@dataclass(frozen=True)
class Lu:
    """A piece as it was read: the name of its first column, the others, its rows.

    A row is a name, then one cell a column; None where there is nothing. ``textes``: titles and
    words that go with it; ``manques``: what it lacks, and where that is written. ``titres``: the
    rank of a row that begins a group, and the title of that group; ``totaux``: the ranks of the
    rows that add others up.
    """

    de: str
    colonnes: Sequence[Colonne]
    rangees: Sequence[tuple[str, Sequence[Case]]]
    textes: Sequence[tuple[str, str]] = ()
    manques: Sequence[tuple[str, str]] = ()
    titres: Sequence[tuple[int, str]] = ()
    totaux: Sequence[int] = ()


@dataclass(frozen=True)
class DuDossier:
    """What a piece of one purpose is read of.

    ``chiffres``: the figures just read, code → text or None; ``tenu``: what the room that makes
    such dossiers read of it, once for all its pieces.
    """

    dossier: Dossier
    chiffres: Mapping[str, str | None]
    tenu: Any = None


def le_dernier(rangees: Sequence[object]) -> Sequence[int]:
    """The rank of the last row, which adds the others up; nothing where there is none."""
    return [len(rangees) - 1] if rangees else []


@dataclass(frozen=True)
class Piece:
    """A chart or a table that a dossier may show.

    ``lire``: from days, sites and poles (``Portee``). Where ``objet`` says of which purpose it is,
    ``lire`` takes a ``DuDossier``; None: it is not of that one. ``obligatoire``: these dossiers
    never go without it; ``page``: the address of the page where it is written, ``papier``: of its
    own paper, to be signed; empty without one. ``signee``: its last words are to be signed, and it
    ends its dossier.
    """

    code: str
    famille: Famille
    nom: Any
    dessin: Dessin
    lire: Callable[[Any], Lu | None]
    objet: str = ""
    obligatoire: bool = False
    signee: bool = False
    page: Callable[[Dossier], str] = lambda _dossier: ""
    papier: Callable[[Dossier], str] = lambda _dossier: ""

    def convient(self, dossier: Dossier) -> bool:
        """Whether a dossier of that purpose may show it."""
        return self.objet in ("", dossier.objet)


@dataclass(frozen=True)
class Changement:
    """Something recorded since a dossier was frozen, that changes figures of its days.

    ``effets``: key of the bilan → what it adds to it, in its unit.
    """

    nom: str
    detail: str
    adresse: str
    effets: Mapping[str, int]


@dataclass(frozen=True)
class Tenu:
    """A purpose whose dossiers another room makes: their days and their sites are that room's.

    ``lire``: what its pieces are all read of, made once a reading. ``page``: the address of the
    page that it comes from, and the next one too, ``nom`` its name; ``retenir``: why a dossier may
    not be a draft again, or None.
    """

    nom: Any
    lire: Callable[[Dossier], Any]
    page: Callable[[Dossier], str]
    retenir: Callable[[Dossier], Refus | None]


@dataclass(frozen=True)
class Proposition:
    """A passage that a room proposes to a draft: its words, and maybe a picture and its legend."""

    titre: str
    texte: str
    photo: Callable[[], PhotoPrete | None] | None = None
    legende: str = ""


# What the rooms propose to write of some days, in the order of the report.
PROPOSITIONS: list[Callable[[Portee], Iterable[Proposition]]] = []
PIECES: dict[str, Piece] = {}
# Purpose → the room that makes its dossiers.
TENUS: dict[str, Tenu] = {}
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
