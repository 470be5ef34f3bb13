"""A document as sheets that a spreadsheet accepts: names, widths, and no more rows than fit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from .documents import Document, Feuille, Genre
from .valeurs import Ecrite, definitions, ecrire, en_tete, entete, propre

NOM_MAX = 31
# A cut name does not end on a word shorter than that: « de », « les », « par ».
MOT_PLEIN = 4
INTERDITS = re.compile(r"[\[\]:*?/\\]")
# Excel keeps these names to itself.
RESERVES = {"history", "historique"}
# Rows of a sheet, its head apart: Excel's own limit, and LibreOffice's.
LIGNES_MAX = 1_048_575
# The first rows are read before the sheet is begun, to give its columns their widths.
ESSAI = 200
ETROITE, LARGE = 8, 60
# A number is shown with spaces: « 1 284,500 ».
LARGEURS = {Genre.TEXTE: ETROITE, Genre.JOUR: 12}
LARGEUR_DE_NOMBRE = 13

Ligne = list[Ecrite]


@dataclass(frozen=True)
class Page:
    """A sheet to write. ``largeurs``: in characters; ``lignes``: to be read once, in order."""

    nom: str
    entetes: list[str]
    genres: list[Genre]
    largeurs: list[int]
    lignes: Iterator[Ligne]


def pages(document: Document) -> Iterator[Page]:
    """The sheets of a document, one after the other: each must be read before the next.

    A table too long for one goes on in the next, under its name and a number.
    """
    pris = {_("Lisez-moi").lower()}
    for feuille in document.feuilles:
        for lignes in _tranches(feuille.lignes, LIGNES_MAX):
            nom = nom_de_feuille(feuille.titre, pris)
            pris.add(nom.lower())
            yield _page(nom, feuille, lignes)


def lisez_moi(document: Document) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet of its own: what the document is about, and what its words mean."""
    yield from en_tete(document)
    yield ()
    yield from definitions(document)


def nom_de_feuille(titre: str, pris: set[str]) -> str:
    """A name that Excel and LibreOffice accept, and that no other sheet has in any case."""
    nom = " ".join(INTERDITS.sub(" ", propre(titre)).split()).strip("'") or _("Feuille")
    rang, essai = 1, _au_mot(nom, NOM_MAX)
    while essai.lower() in pris | RESERVES:
        rang += 1
        suffixe = f" ({rang})"
        essai = _au_mot(nom, NOM_MAX - len(suffixe)) + suffixe
    return essai


def _au_mot(nom: str, longueur: int) -> str:
    """The beginning of a name, cut after a word that says something; inside its only word."""
    coupe = couper(nom, longueur)
    if coupe == nom:
        return nom
    mots = coupe.split() if nom[len(coupe)].isspace() else coupe.split()[:-1]
    while mots and mots[-1].isalpha() and len(mots[-1]) < MOT_PLEIN:
        mots.pop()
    return (" ".join(mots) or coupe).rstrip(" ',;")


def couper(texte: str, longueur: int) -> str:
    """The beginning of a text, no longer than Excel counts: an emoji is two."""
    octets = texte.encode("utf-16-le")
    return octets[: 2 * longueur].decode("utf-16-le", errors="ignore")


def _tranches(lignes: Iterable[Sequence[Any]], taille: int) -> Iterator[Iterator[Sequence[Any]]]:
    """Slices of at most ``taille`` rows; one, empty, where there is nothing."""
    reste = iter(lignes)
    debut = list(islice(reste, 1))
    while True:
        yield chain(debut, islice(reste, taille - len(debut)))
        debut = list(islice(reste, 1))
        if not debut:
            return


def _page(nom: str, feuille: Feuille, lignes: Iterator[Sequence[Any]]) -> Page:
    genres = [c.genre for c in feuille.colonnes]
    entetes = [entete(c) for c in feuille.colonnes]
    ecrites = ([ecrire(v, g) for v, g in zip(li, genres, strict=True)] for li in lignes)
    premieres = list(islice(ecrites, ESSAI))
    largeurs = [
        min(LARGE, max(ETROITE, _largeur(genre), len(tete) + 2, *_longueurs(premieres, rang)))
        for rang, (tete, genre) in enumerate(zip(entetes, genres, strict=True))
    ]
    return Page(nom, entetes, genres, largeurs, chain(premieres, ecrites))


def _largeur(genre: Genre) -> int:
    return LARGEURS.get(genre, LARGEUR_DE_NOMBRE)


def _longueurs(lignes: list[Ligne], rang: int) -> Iterator[int]:
    return (len(li[rang]) + 2 for li in lignes if isinstance(li[rang], str))  # type: ignore[arg-type]
