"""One file a page: its sheets or its modules brought together, without their comments nor what
sets their lines in.

Forty small files weigh twice as much once compressed, one by one, as they do together. Pure:
names and texts in, texts out. Only what our own files write is understood; the rest is refused.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join, normpath

Lire = Callable[[str], str]

_FEUILLE = re.compile(r'^@import url\("([^"]+)"\);\n', re.MULTILINE)
_IMPORT = re.compile(r'^import (?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async function|function|const|class) (\w+))", re.MULTILINE)
_COMMENTAIRE_CSS = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_COMMENTAIRE_JS = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_RETRAIT = re.compile(r"^[ \t]+", re.MULTILINE)
_RESTE = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class PaquetImpossible(ValueError):
    """A file says something that a single one cannot."""


def importe(nom: str, texte: str) -> list[str]:
    """The files that a sheet or a module imports, in order."""
    motif, groupe = (_FEUILLE, 1) if nom.endswith(".css") else (_IMPORT, 3)
    return [normpath(join(dirname(nom), m[groupe])) for m in motif.finditer(texte)]


def feuille(nom: str, lire: Lire) -> str:
    """A sheet, with those that it imports in their place."""
    texte = _FEUILLE.sub(lambda m: feuille(normpath(join(dirname(nom), m[1])), lire), lire(nom))
    return _RETRAIT.sub("", _COMMENTAIRE_CSS.sub("", texte))


def module(nom: str, lire: Lire) -> str:
    """A module after those that it needs, each in a scope of its own, called by its rank: a path
    weighs more, said again by each that reads it."""
    *besoins, dernier = _en_ordre(nom, lire, ())
    cles = {besoin: f"${rang}" for rang, besoin in enumerate(besoins)}
    enfermes = [_enferme(cles[b], _corps(b, lire(b), cles), lire(b)) for b in besoins]
    return "".join(enfermes) + _corps(dernier, lire(dernier), cles)


def _en_ordre(nom: str, lire: Lire, chemin: tuple[str, ...]) -> list[str]:
    """What a module needs, and it: each after what it needs itself, once."""
    if nom in chemin:
        raise PaquetImpossible(f"{nom} s’importe lui-même : {' → '.join(chemin)}")
    ordre: dict[str, None] = {}
    for besoin in importe(nom, lire(nom)):
        ordre |= dict.fromkeys(_en_ordre(besoin, lire, (*chemin, nom)))
    return [*ordre, nom]


def _enferme(cle: str, corps: str, texte: str) -> str:
    exportes = ", ".join(m[2] for m in _EXPORT.finditer(texte))
    return f"const {cle} = (() => {{\n{corps}return {{ {exportes} }};\n}})();\n"


def _corps(nom: str, texte: str, cles: Mapping[str, str]) -> str:
    """A module that reads its imports from the scopes above, and exports nothing itself."""

    def depuis(m: re.Match[str]) -> str:
        cle = cles[normpath(join(dirname(nom), m[3]))]
        noms = m[1] or f"{{{m[2].replace(' as ', ': ')}}}"
        return f"const {noms} = {cle};\n"

    corps = _EXPORT.sub(r"\1", _IMPORT.sub(depuis, _COMMENTAIRE_JS.sub("", texte)))
    if reste := _RESTE.search(corps):
        raise PaquetImpossible(f"{nom} : « {reste[0]} »")
    # A text of several lines: its spaces are its own.
    if any(ligne.count("`") % 2 for ligne in corps.splitlines()):
        raise PaquetImpossible(nom)
    return _RETRAIT.sub("", corps)


def pages(textes: dict[str, str]) -> Iterator[str]:
    """The files that only a page asks for: nothing imports them."""
    importes = {besoin for nom, texte in textes.items() for besoin in importe(nom, texte)}
    return (nom for nom in textes if nom not in importes)
