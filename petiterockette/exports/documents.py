"""What a page says of a table that leaves it: its columns, its rows, its filters. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Genre(StrEnum):
    """What a column holds, and so how it is written."""

    TEXTE = "texte"
    JOUR = "jour"
    # Integers, or decimals that keep the places they have.
    NOMBRE = "nombre"
    # Integer grams, written as kilograms with three decimals: exact to the gram.
    GRAMMES = "grammes"
    # Integer cents, written as euros with two decimals: exact to the cent.
    EUROS = "euros"
    # Percents, with one decimal; two where one would say nothing or all.
    POURCENT = "pourcent"


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


@dataclass(frozen=True)
class Colonne:
    """``nom``: without its unit, which the genre adds: « Masse » is headed « Masse (kg) »."""

    nom: str
    genre: Genre = Genre.TEXTE


@dataclass(frozen=True)
class Feuille:
    """A table. ``lignes``: rows of the length of ``colonnes``, read once, as they are written.

    Values are strings, integers, ``Decimal``, days or None; a string is a string in a column
    of any genre. What fails while it is read fails the whole file: never a short one.
    """

    titre: str
    colonnes: Sequence[Colonne]
    lignes: Iterable[Sequence[Any]]


@dataclass(frozen=True)
class Document:
    """Tables that leave together, and what one must know to read them without the page.

    ``nom``: of the file, ASCII, without its extension. ``filtres``: pairs such as
    (« Lieu », « Chemin-Vert »); ``definitions``: pairs (word, what it means). ``presente``: it is
    read from its first sheet on, and what it is about comes before its tables, not after them.
    """

    nom: str
    titre: str
    filtres: Sequence[tuple[str, str]]
    definitions: Sequence[tuple[str, str]]
    feuilles: Sequence[Feuille]
    presente: bool = False
