"""A cell of a table: kept as JSON, read back, written for people and for a spreadsheet. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from petiterockette.exports import Genre
from petiterockette.indicateurs.exports import mesurer
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import Unite
from petiterockette.mots.mesures import TIRET, kilos, nombre

from .registre import Case

# How a column of figures leaves, by its unit; any other is a plain number.
GENRES = {Unite.GRAMMES: Genre.GRAMMES, Unite.CENTIMES: Genre.EUROS, Unite.POURCENT: Genre.POURCENT}


def en_json(case: Case) -> Any:
    """A decimal is ``{"nombre": "12.5"}``, so that no digit is lost; the others as they are."""
    return {"nombre": str(case)} if isinstance(case, Decimal) else case


def de_json(case: Any) -> Case:
    """A cell back from ``en_json``."""
    return Decimal(case["nombre"]) if isinstance(case, dict) else case


def dite(case: Any, colonne: Mapping[str, Any]) -> str:
    """A kept cell as people read it: words as they are, a figure in the unit of its column."""
    lue = de_json(case)
    if isinstance(lue, str):
        return lue
    if lue is None or not colonne["unite"]:
        return TIRET if lue is None else nombre(lue)
    if not lue and colonne.get("tiret"):
        return TIRET
    unite = Unite(colonne["unite"])
    if unite == Unite.GRAMMES and colonne["exact"]:
        return kilos(int(lue))
    return ecrire(lue, unite)


def au_tableur(case: Any, colonne: Mapping[str, Any]) -> Any:
    """A kept cell as the column of a spreadsheet takes it (``genre_de``)."""
    lue = de_json(case)
    if lue is None or isinstance(lue, str) or not colonne["unite"]:
        return lue
    unite = Unite(colonne["unite"])
    return lue if unite in GENRES else mesurer(lue, unite)


def genre_de(colonne: Mapping[str, Any]) -> Genre:
    """What the column of a spreadsheet holds."""
    if not colonne["unite"]:
        return Genre.TEXTE
    return GENRES.get(Unite(colonne["unite"]), Genre.NOMBRE)
