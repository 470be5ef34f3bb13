"""An old word shared between several words of here, by hundredths: « gem=70+pam=30 ».

An installation keeps its own shares: elsewhere, the same word may stand for other things.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from ..models import BaseDAvant
from ..refus import PartsEnDouble, PartsFausses
from .listes import NOUVEAU

# Lists of the old tool whose words may be shared: what each weighing names one of.
PARTAGEABLES = ("type_dechets",)
# A word is shared between so many at most: several each of a fifth say nothing any more.
PARTS_MAX = 5
CENT = 100


@dataclass(frozen=True)
class Part:
    """The code of a row here, its hundredths, and its name where it is known."""

    code: str
    pc: int
    nom: str = ""


def est_un_partage(valeur: str) -> bool:
    """Whether a decision is shares, and not a code: no code has that sign."""
    return "=" in valeur


def en_valeur(parts: Sequence[Part]) -> str:
    return "+".join(f"{part.code}={part.pc}" for part in parts)


def lire_les_parts(valeur: str) -> list[Part]:
    """Raises ``PartsFausses`` or ``PartsEnDouble``: hundredths of 1 to 99, whose sum is 100, each
    of another row."""
    try:
        paires = [(code, int(pc)) for code, pc in (p.split("=") for p in valeur.split("+"))]
    except ValueError:
        raise PartsFausses(somme="?") from None
    parts = list(starmap(Part, paires))
    somme = sum(part.pc for part in parts)
    if somme != CENT or len(parts) > PARTS_MAX or any(not 0 < p.pc < CENT for p in parts):
        raise PartsFausses(somme=somme)
    if len({part.code for part in parts}) < len(parts) or any(p.code == NOUVEAU for p in parts):
        raise PartsEnDouble()
    return parts


def cle_du_partage(liste: str, mot: str) -> str:
    """Where an installation keeps the shares of a word, among its answers."""
    return f"partage:{liste}:{mot}"


def parts_de(base: BaseDAvant, liste: str, mot: str, choix: Mapping[str, str]) -> list[Part]:
    """The shares of a word; none where it has none, or where a row of theirs is no more."""
    dites = base.reponses.get(cle_du_partage(liste, mot), "")
    parts = lire_les_parts(dites) if dites else []
    if not all(part.code in choix for part in parts):
        return []
    return [replace(part, nom=choix[part.code]) for part in parts]
