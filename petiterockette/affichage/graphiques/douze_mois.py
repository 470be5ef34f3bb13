"""Columns side by side, one a month: what came in over a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from .nombres import ecrire

HAUTEUR = 132
# Above the tallest column, its figure.
MARGE = 22
# Of the place that a month has, what its column takes.
PART = 0.62
# What exists is seen.
TRAIT_MIN = 2.0


@dataclass(frozen=True)
class Colonne:
    """A month: lengths as SVG reads them, in shares of the width and pixels of the height.

    ``bord``: where its place begins; its column stands in the middle of it.
    """

    nom: str
    masse_g: int
    creuse: bool
    bord: str
    x: str
    largeur: str
    milieu: str
    y: str
    hauteur: str
    etiquette_y: str


@dataclass(frozen=True)
class Colonnes:
    """``base``: where the columns stand; ``place``: the width that each one has."""

    hauteur: int
    base: int
    place: str
    colonnes: tuple[Colonne, ...]


def colonnes(mois: Sequence[tuple[str, int, bool]], *, hauteur: int = HAUTEUR) -> Colonnes | None:
    """Draw months, each (name, grams, hollow); None where none is above zero.

    ``hauteur``: of the tallest column, in pixels. A month below zero, by corrections, has no
    column: the table beside tells it.
    """
    maximum = max((masse for _nom, masse, _creuse in mois), default=0)
    if maximum <= 0:
        return None
    place = 100 / len(mois)
    dessinees = []
    for rang, (nom, masse, creuse) in enumerate(mois):
        haut = max(TRAIT_MIN, hauteur * masse / maximum) if masse > 0 else 0.0
        y = MARGE + hauteur - haut
        dessinees.append(
            Colonne(
                nom=nom,
                masse_g=masse,
                creuse=creuse,
                bord=f"{ecrire(place * rang)}%",
                x=f"{ecrire(place * (rang + (1 - PART) / 2))}%",
                largeur=f"{ecrire(place * PART)}%",
                milieu=f"{ecrire(place * (rang + 0.5))}%",
                y=ecrire(y),
                hauteur=ecrire(haut),
                etiquette_y=ecrire(y - 6),
            )
        )
    return Colonnes(hauteur + MARGE + 24, hauteur + MARGE, f"{ecrire(place)}%", tuple(dessinees))
