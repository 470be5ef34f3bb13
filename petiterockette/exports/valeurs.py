"""Values as every format writes them: the same number, the same text, never a formula."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.mots.mesures import nombre
from petiterockette.mots.tableur import cellule
from petiterockette.mots.taux import en_nombre
from petiterockette.temps.dates import date_format

from .documents import Colonne, Document, Genre

Ecrite = str | int | Decimal | date | None

UNITES = {Genre.GRAMMES: "kg", Genre.EUROS: "€", Genre.POURCENT: "%"}
# Beyond, decimals are no measure of ours: the spreadsheet keeps them and shows these.
DECIMALES_MONTREES = 6
# What XML 1.0 cannot hold, at any price.
ILLISIBLES = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def propre(texte: Any) -> str:
    """A text without what no file can hold; its lines end with a plain line feed."""
    return ILLISIBLES.sub("", str(texte).replace("\r\n", "\n").replace("\r", "\n"))


def texte(valeur: Any) -> str:
    """A text for a cell, defused: also for a file saved again as CSV by the spreadsheet."""
    return cellule(propre(valeur))


def entete(colonne: Colonne) -> str:
    """« Masse (kg) »: the name of a column and its unit."""
    unite = UNITES.get(colonne.genre)
    return texte(f"{colonne.nom} ({unite})" if unite else colonne.nom)


def ecrire(valeur: Any, genre: Genre) -> Ecrite:
    """The value of a cell: a defused text, a number, a day, or None for an empty one.

    Raises ``TypeError`` for what the genre cannot hold: a float, a mass that is not in whole
    grams, an instant where a day is expected.
    """
    if valeur is None or valeur == "":
        return None
    if genre is Genre.TEXTE:
        # A flag is written « O » or « N », a number or a day as CSV writes it.
        return texte(cellule(valeur))
    if isinstance(valeur, str):
        return texte(valeur)
    return _LIRE[genre](valeur)


def places(valeur: int | Decimal) -> int:
    """How many decimals a number has."""
    exposant = valeur.as_tuple().exponent if isinstance(valeur, Decimal) else 0
    return min(max(-int(exposant), 0), DECIMALES_MONTREES)


def lisible(valeur: Any, genre: Genre) -> str:
    """A value as people read it on paper: « 1 284,500 », « 26/11/2026 »."""
    ecrite = ecrire(valeur, genre)
    if ecrite is None:
        return ""
    if isinstance(ecrite, date):
        return f"{ecrite:%d/%m/%Y}"
    if isinstance(ecrite, str):
        # On paper nothing is computed: the text is as somebody typed it.
        return ecrite if isinstance(valeur, bool) else propre(valeur)
    return nombre(ecrite)


def en_tete(document: Document) -> Iterator[tuple[str, ...]]:
    """The title, a filter a line, and when this was made."""
    yield (texte(document.titre),)
    for nom, valeur in document.filtres:
        yield texte(nom), texte(valeur)
    yield _("Fait le"), date_format(timezone.localtime(), r"j F Y \à G \h i")


def definitions(document: Document) -> Iterator[tuple[str, ...]]:
    """A definition a line, under its head; nothing where nothing is defined."""
    if document.definitions:
        yield (_("Définitions"),)
    for mot, sens in document.definitions:
        yield texte(mot), texte(sens)


def _entier(valeur: Any) -> int:
    if not isinstance(valeur, int) or isinstance(valeur, bool):
        raise TypeError(f"Not an integer: {valeur!r}")
    return valeur


def _nombre(valeur: Any) -> int | Decimal:
    return valeur if isinstance(valeur, Decimal) and valeur.is_finite() else _entier(valeur)


def _kilos(valeur: Any) -> Decimal:
    return Decimal(_entier(valeur)).scaleb(-3)


def _euros(valeur: Any) -> Decimal:
    return Decimal(_entier(valeur)).scaleb(-2)


def _pourcent(valeur: Any) -> Decimal:
    return en_nombre(Decimal(_nombre(valeur)))


def _jour(valeur: Any) -> date:
    # An instant is a day only once it is said where.
    if not isinstance(valeur, date) or isinstance(valeur, datetime):
        raise TypeError(f"Not a day: {valeur!r}")
    return valeur


_LIRE: dict[Genre, Callable[[Any], Ecrite]] = {
    Genre.JOUR: _jour,
    Genre.NOMBRE: _nombre,
    Genre.GRAMMES: _kilos,
    Genre.EUROS: _euros,
    Genre.POURCENT: _pourcent,
}
