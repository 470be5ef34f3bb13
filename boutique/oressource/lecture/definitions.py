"""What a « CREATE TABLE » says: its columns, their types, its keys, its next number. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .jetons import ENTRE_GUILLEMETS, NOM

CREATION = re.compile(
    rf"CREATE\s++(?:TEMPORARY\s++)?TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?(?:{NOM}\s*+\.\s*+)?({NOM})\s*+\(",
    re.IGNORECASE,
)
# The parts of a body at its first level: a sign, or what stands between signs.
PARTIE = re.compile(rf"({ENTRE_GUILLEMETS}|`(?:[^`]++|``)*+`)|([(),])|[^'\"`(),]++", re.DOTALL)
COLONNE = re.compile(rf"\s*+({NOM})\s++(\w++\s*+(?:\([^)]*+\))?)", re.DOTALL)
# What is no column, where its name is not quoted.
CLE = re.compile(
    r"\s*+(?:PRIMARY|UNIQUE|KEY|CONSTRAINT|INDEX|FULLTEXT|SPATIAL|FOREIGN|CHECK)\b", re.IGNORECASE
)
ETRANGERE = re.compile(r"FOREIGN\s++KEY", re.IGNORECASE)
COMPTEUR = re.compile(r"AUTO_INCREMENT\s*+=\s*+(\d{1,18})", re.IGNORECASE)


@dataclass(frozen=True)
class Definition:
    """A table as it was declared, at a line of the file.

    ``colonnes``: name → type, both as « masse » → « decimal(11,3) », in their order.
    ``cles_etrangeres``: how many; ``compteur``: the next number that the old base would have given.
    """

    table: str
    colonnes: Mapping[str, str]
    ligne: int
    cles_etrangeres: int = 0
    compteur: int | None = None


def nom(ecrit: str) -> str:
    """A name without its quotes, in small letters: MySQL tells no two apart by their case."""
    if ecrit[:1] in '`"':
        ecrit = ecrit[1:-1].replace(ecrit[0] * 2, ecrit[0])
    return ecrit.lower()


def definition(texte: str, ligne: int) -> Definition | None:
    """What a whole statement declares; None when it is no « CREATE TABLE » with its columns."""
    if not (tete := CREATION.match(texte)):
        return None
    parties, suite = _parties(texte, tete.end())
    lues = [COLONNE.match(p) for p in parties if not CLE.match(p)]
    compteur = COMPTEUR.search(texte, suite)
    return Definition(
        nom(tete[1]),
        {nom(c[1]): re.sub(r"\s+", "", c[2]).lower() for c in lues if c},
        ligne,
        sum(bool(ETRANGERE.search(p)) for p in parties if CLE.match(p)),
        int(compteur[1]) if compteur else None,
    )


def _parties(texte: str, debut: int) -> tuple[list[str], int]:
    """What the commas of the first level divide, and where the body ends."""
    niveau, parties, depuis = 0, [], debut
    for signe, rang in _signes(texte, debut):
        if niveau == 0 and signe in ",)":
            parties.append(texte[depuis:rang])
            depuis = rang + 1
        niveau += {"(": 1, ")": -1}.get(signe, 0)
        if niveau < 0:
            break
    return parties, depuis


def _signes(texte: str, debut: int) -> Iterator[tuple[str, int]]:
    for lu in PARTIE.finditer(texte, debut):
        if lu[2]:
            yield lu[2], lu.start()
