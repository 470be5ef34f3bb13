"""Tables for a spreadsheet, as our neighbours' office opens them. Pure: values in, text out.

Semicolons, UTF-8 with its mark, decimal commas: what a French spreadsheet reads without a
question. Nothing typed by anyone is ever taken for a formula.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

MARQUE = "\ufeff"
SEPARATEUR = ";"
# A cell that starts so is a formula for a spreadsheet, even after blanks (OWASP, CSV injection).
FORMULES = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANCS = ("\t", "\r", "\n")


class _Ligne:
    """A file that gives back at once what is written to it."""

    def write(self, texte: str) -> str:
        return texte


def cellule(valeur: Any) -> str:
    """A value as a spreadsheet reads it: « 2026-11-25 », « 0,038 », « O », text defused.

    None is an empty cell. A number keeps its decimals and its sign; a text that a
    spreadsheet would compute gets an apostrophe before it.
    """
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "O" if valeur else "N"
    if isinstance(valeur, int):
        return str(valeur)
    if isinstance(valeur, Decimal):
        return f"{valeur:f}".replace(".", ",")
    if isinstance(valeur, float):
        raise TypeError("Decimals at the edges, no floats.")
    if isinstance(valeur, date):
        return valeur.isoformat()
    texte = str(valeur).replace("\x00", "")
    calculee = texte.startswith(BLANCS) or texte.lstrip().startswith(FORMULES)
    return f"'{texte}" if calculee else texte


def lignes_csv(entetes: Sequence[Any], lignes: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of a CSV file, one by one, its mark and its heads first.

    ``lignes``: rows of the length of ``entetes``; read as they are sent.
    """
    ecrivain = csv.writer(_Ligne(), delimiter=SEPARATEUR, lineterminator="\r\n")
    yield MARQUE + ecrivain.writerow([cellule(e) for e in entetes])
    for ligne in lignes:
        yield ecrivain.writerow([cellule(v) for v in ligne])
