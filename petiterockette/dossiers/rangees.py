"""The rows of a kept piece, group by group: as its paper and its spreadsheet show them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rangee:
    """A row: its name, its cells as they are kept, whether it adds others up."""

    nom: str
    cases: Sequence[Any]
    total: bool


@dataclass(frozen=True)
class Groupe:
    """Rows that follow each other under a title; without one, they are of no group."""

    titre: str
    rangees: Sequence[Rangee]


def groupes_de(piece: Mapping[str, Any]) -> list[Groupe]:
    """All its rows; among groups that have titles, a total is of none."""
    titres = dict(piece.get("titres", ()))
    totaux = set(piece.get("totaux", ()))
    debuts = {0, *titres, *(totaux if titres else ())}
    groupes: list[tuple[str, list[Rangee]]] = []
    for rang, (nom, *cases) in enumerate(piece["rangees"]):
        if rang in debuts:
            groupes.append((titres.get(rang, ""), []))
        groupes[-1][1].append(Rangee(nom, cases, rang in totaux))
    return [Groupe(titre, rangees) for titre, rangees in groupes]
