"""Columns cut into the figures of a row, over a scale: lengths as SVG reads them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from petiterockette.affichage.graphiques.nombres import ecrire
from petiterockette.indicateurs.registre import Unite

from .registre import Dessin

# Of the drawing, in its own units: the page gives it its size. What its colours mean is inside it.
LARGEUR, HAUTEUR, GAUCHE, BAS, HAUT = 720, 268, 56, 56, 12
# From one meaning to the next.
ENTRE_DEUX = 150
# Of the place that a row has, what its column takes.
PART = 0.62
PAS = 4
# What a unit counts once it is read on a scale, and its sign there.
ECHELLES = {Unite.GRAMMES: (1_000_000, "t"), Unite.CENTIMES: (100_000, "k€")}


@dataclass(frozen=True)
class Morceau:
    destin: str
    x: str
    y: str
    largeur: str
    hauteur: str


@dataclass(frozen=True)
class Repere:
    """A line of the scale, or a name under a column: where, and what it says."""

    place: str
    mot: str


@dataclass(frozen=True)
class Legende:
    """What a colour means: where its square stands, and its word after it."""

    destin: str
    nom: str
    x: int

    @property
    def mot_x(self) -> int:
        return self.x + 22


@dataclass(frozen=True)
class Empilement:
    """``unite``: of the scale; ``noms``: under the columns, at ``noms_y``; then ``legende``."""

    largeur: int
    hauteur: int
    gauche: int
    noms_y: int
    unite: str
    morceaux: Sequence[Morceau]
    echelle: Sequence[Repere]
    noms: Sequence[Repere]
    legende: Sequence[Legende]


def empiler(piece: Mapping[str, Any]) -> Empilement | None:
    """Draw a piece whose figures add up; None for a mere table, or where nothing is above zero.

    A figure below zero, by corrections, has no part of its column: the table tells it.
    """
    if piece["dessin"] != Dessin.EMPILE or not piece["rangees"]:
        return None
    rangees = [(nom, [max(0, v or 0) for v in valeurs]) for nom, *valeurs in piece["rangees"]]
    plus_haut = max(sum(valeurs) for _nom, valeurs in rangees)
    if plus_haut <= 0:
        return None
    par, unite = ECHELLES.get(Unite(piece["colonnes"][0]["unite"]), (1, ""))
    pas = _pas_rond(plus_haut / par)
    sommet = pas * par * ceil(plus_haut / (pas * par))
    base, place = HAUTEUR - BAS, (LARGEUR - GAUCHE) / len(rangees)
    destins = [c["destin"] for c in piece["colonnes"]]

    def y_de(valeur: float) -> float:
        return base - (base - HAUT) * valeur / sommet

    morceaux = []
    for rang, (_nom, valeurs) in enumerate(rangees):
        dessous = 0
        for destin, valeur in zip(destins, valeurs, strict=True):
            if valeur:
                morceaux.append(
                    Morceau(
                        destin,
                        ecrire(GAUCHE + place * (rang + (1 - PART) / 2)),
                        ecrire(y_de(dessous + valeur)),
                        ecrire(place * PART),
                        ecrire(y_de(dessous) - y_de(dessous + valeur)),
                    )
                )
            dessous += valeur
    return Empilement(
        largeur=LARGEUR,
        hauteur=HAUTEUR,
        gauche=GAUCHE,
        noms_y=HAUTEUR - BAS + 20,
        unite=unite,
        morceaux=morceaux,
        echelle=[
            Repere(ecrire(y_de(n * pas * par)), ecrire(n * pas).replace(".", ","))
            for n in range(ceil(plus_haut / (pas * par)) + 1)
        ],
        noms=[
            Repere(ecrire(GAUCHE + place * (rang + 0.5)), nom)
            for rang, (nom, _valeurs) in enumerate(rangees)
        ],
        legende=[
            Legende(destin, c["nom"], GAUCHE + rang * ENTRE_DEUX)
            for rang, (destin, c) in enumerate(zip(destins, piece["colonnes"], strict=True))
        ],
    )


def _pas_rond(plus_haut: float) -> float:
    """A step of a scale that reads well, about a quarter of its height: 1, 2, 5, 10, 20…"""
    puissance = 10 ** floor(log10(plus_haut / PAS))
    return next(f * puissance for f in (1, 2, 5, 10) if f * puissance * PAS >= plus_haut)
