"""How tables leave (CSV, XLSX, ODS); each room's ``exports`` lists its columns.

A page describes what it shows as a ``Document``; the library writes it in the format that
the reader asked for. Rows are read as they are written: a year is never in memory at once.
"""

from .documents import Colonne, Document, Feuille, Format, Genre
from .reponses import TABLEURS, format_demande, reponse

__all__ = [
    "TABLEURS",
    "Colonne",
    "Document",
    "Feuille",
    "Format",
    "Genre",
    "format_demande",
    "reponse",
]
