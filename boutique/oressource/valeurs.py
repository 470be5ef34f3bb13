"""The literals of an export, made integers, texts and instants. Pure.

A column at a time: a thousand values written as usual are read by the same few instructions; where
one is not, the column is looked at value by value.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from .lecture.mots import DOUBLES, reparer
from .tables import Type

Valeur = int | str | None
# Told the name of a fault (``FAUTES``) and the rank of the literal that has it.
Noter = Callable[[str, int], None]
ILLISIBLE, DATE_ZERO, DOUBLE, ENTITE, ESPACES = (
    *("illisible", "date_zero", "double_codage", "entite", "espaces"),
)
FAUTES = (ILLISIBLE, DATE_ZERO, DOUBLE, ENTITE, ESPACES)
# What a column of integers holds.
ENTIER_MAX = 2**63 - 1
NUL, VIDE = "NULL", ("NULL", "''", '""')
ZERO = "0000-00-00"
LONGUEUR_D_UN_INSTANT = len("2018-01-03 22:43:22")
NOMBRE = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})")
OUI = {"1", "oui", "true", "vrai", "o"}
NON = {"0", "non", "false", "faux", "n"}
ECHAPPE = re.compile(r"\\(.)|''|\"\"", re.DOTALL)
CONTROLES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "", "Z": ""}
SUSPECTS = (*DOUBLES, "&", "\\", " '", "' ", '"', "_binary")


def lire_la_colonne(type_: Type, litteraux: Sequence[str], noter: Noter) -> list[Valeur]:
    """The values of a column, in the order of its literals: None where nothing can be read."""
    try:
        return _D_UN_COUP[type_](litteraux)
    except (ValueError, IndexError):
        lire = _UN_PAR_UN[type_]
        return [lire(ecrit, noter, rang) for rang, ecrit in enumerate(litteraux)]


def _entiers(litteraux: Sequence[str]) -> list[Valeur]:
    return _bornes([None if ecrit == NUL else int(ecrit) for ecrit in litteraux])


def _milliemes(litteraux: Sequence[str]) -> list[Valeur]:
    """« 12.500 » → 12500: three decimals, as MySQL writes a mass."""
    if any(ecrit[-4] != "." for ecrit in litteraux):
        raise ValueError("not three decimals")
    return _bornes([int(ecrit[:-4] + ecrit[-3:]) for ecrit in litteraux])


def _centiemes(litteraux: Sequence[str]) -> list[Valeur]:
    if any(ecrit[-3] != "." for ecrit in litteraux):
        raise ValueError("not two decimals")
    return _bornes([int(ecrit[:-3] + ecrit[-2:]) for ecrit in litteraux])


def _bornes(valeurs: list[int | None]) -> list[Valeur]:
    if any(abs(v) > ENTIER_MAX for v in valeurs if v):
        raise ValueError("too large")
    return list(valeurs)


def _instants(litteraux: Sequence[str]) -> list[Valeur]:
    coupes = [ecrit[1:-1] for ecrit in litteraux]
    for coupe in coupes:
        if len(coupe) != LONGUEUR_D_UN_INSTANT or coupe[10] != " ":
            raise ValueError("not an instant")
        datetime.fromisoformat(coupe)
    return list(coupes)


def _textes(litteraux: Sequence[str]) -> list[Valeur]:
    """Texts without anything to put right."""
    tous = "".join(litteraux)
    if tous.count("'") != 2 * len(litteraux) or any(signe in tous for signe in SUSPECTS):
        raise ValueError("something to look at")
    if any(ecrit[0] != "'" for ecrit in litteraux):
        raise ValueError("not a text")
    return [ecrit[1:-1] for ecrit in litteraux]


def _oui_non(litteraux: Sequence[str]) -> list[Valeur]:
    if not {"0", "1"}.issuperset(litteraux):
        raise ValueError("not a boolean")
    return [int(ecrit) for ecrit in litteraux]


def texte_de(ecrit: str) -> str | None:
    """« 'l\\'eau' » becomes « l'eau », « _binary 'x' » « x »; None for NULL."""
    if ecrit == NUL:
        return None
    signe = ecrit[-1]
    if signe not in "'\"":
        return ecrit
    dedans = ecrit[ecrit.index(signe) + 1 : -1]
    return ECHAPPE.sub(_simple, dedans) if "\\" in dedans or signe * 2 in dedans else dedans


def _simple(trouve: re.Match[str]) -> str:
    return CONTROLES.get(trouve[1], trouve[1]) if trouve[1] else trouve[0][0]


def _texte(ecrit: str, noter: Noter, rang: int) -> Valeur:
    if (dit := texte_de(ecrit)) is None:
        return None
    repare = reparer(dit)
    if dit != dit.strip():
        noter(ESPACES, rang)
    if repare != dit.strip():
        noter(DOUBLE if any(d in dit for d in DOUBLES) else ENTITE, rang)
    return repare


def _entier(ecrit: str, noter: Noter, rang: int) -> Valeur:
    return _nombre(ecrit, 0, noter, rang)


def _nombre(ecrit: str, decimales: int, noter: Noter, rang: int) -> Valeur:
    """« '1,5' » too, as the columns of text of before 2018 hold them."""
    if ecrit in VIDE:
        return None
    dit = (texte_de(ecrit) or "").strip().replace(",", ".")
    if not NOMBRE.fullmatch(dit):
        noter(ILLISIBLE, rang)
        return None
    return int(Decimal(dit).scaleb(decimales).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _gramme(ecrit: str, noter: Noter, rang: int) -> Valeur:
    return _nombre(ecrit, 3, noter, rang)


def _centime(ecrit: str, noter: Noter, rang: int) -> Valeur:
    return _nombre(ecrit, 2, noter, rang)


def _instant(ecrit: str, noter: Noter, rang: int) -> Valeur:
    dit = (texte_de(ecrit) or "")[:LONGUEUR_D_UN_INSTANT]
    if not dit:
        return None
    if dit.startswith(ZERO):
        noter(DATE_ZERO, rang)
        return None
    try:
        return datetime.fromisoformat(dit).isoformat(sep=" ", timespec="seconds")
    except ValueError:
        noter(ILLISIBLE, rang)
        return None


def _oui_ou_non(ecrit: str, noter: Noter, rang: int) -> Valeur:
    """Columns of text hold « oui », « Oui » or nothing."""
    dit = (texte_de(ecrit) or "").strip().lower()
    if dit in OUI or dit in NON:
        return int(dit in OUI)
    if dit:
        noter(ILLISIBLE, rang)
    return None


_D_UN_COUP: dict[Type, Callable[[Sequence[str]], list[Valeur]]] = {
    Type.ENTIER: _entiers,
    Type.TEXTE: _textes,
    Type.GRAMMES: _milliemes,
    Type.CENTIMES: _centiemes,
    Type.CENTIEMES: _centiemes,
    Type.OUI_NON: _oui_non,
    Type.INSTANT: _instants,
}
_UN_PAR_UN: dict[Type, Callable[[str, Noter, int], Valeur]] = {
    Type.ENTIER: _entier,
    Type.TEXTE: _texte,
    Type.GRAMMES: _gramme,
    Type.CENTIMES: _centime,
    Type.CENTIEMES: _centime,
    Type.OUI_NON: _oui_ou_non,
    Type.INSTANT: _instant,
}
