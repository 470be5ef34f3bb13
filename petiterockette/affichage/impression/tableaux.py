"""A document of tables on paper: the same rows as in the spreadsheet, as people read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from petiterockette.exports import Document, Genre
from petiterockette.exports.valeurs import entete, lisible

from .pdf import reponse_pdf

# More columns than this do not fit an A4 upright.
COLONNES_DEBOUT = 6


@dataclass(frozen=True)
class Cellule:
    texte: str
    est_un_nombre: bool


@dataclass(frozen=True)
class Tableau:
    titre: str
    entetes: list[Cellule]
    lignes: list[list[Cellule]]


def tableaux_en_pdf(document: Document) -> HttpResponse:
    """The PDF of short tables: they are laid out whole."""
    tableaux = list(_tableaux(document))
    contexte = {
        "document": document,
        "tableaux": tableaux,
        "paysage": any(len(t.entetes) > COLONNES_DEBOUT for t in tableaux),
    }
    return reponse_pdf("papier_tableaux.html", contexte, document.nom)


def _tableaux(document: Document) -> Iterator[Tableau]:
    for feuille in document.feuilles:
        genres = [c.genre for c in feuille.colonnes]
        yield Tableau(
            feuille.titre if len(document.feuilles) > 1 else "",
            [Cellule(entete(c), _est_un_nombre(c.genre)) for c in feuille.colonnes],
            [_ligne(ligne, genres) for ligne in feuille.lignes],
        )


def _ligne(ligne: Sequence[Any], genres: list[Genre]) -> list[Cellule]:
    return [Cellule(lisible(v, g), _est_un_nombre(g)) for v, g in zip(ligne, genres, strict=True)]


def _est_un_nombre(genre: Genre) -> bool:
    return genre not in (Genre.TEXTE, Genre.JOUR)
