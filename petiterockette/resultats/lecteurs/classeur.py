"""The rows of the first sheet of an XLSX workbook, as texts, with the standard library alone.

Source: ECMA-376, part 1, 18.3 (worksheets) and 18.4 (shared strings).
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from .fichiers import FichierFaux

# Once unpacked: a balance has a few hundred lines.
PARTIE_MAX = 40_000_000
RANGEES_MAX, COLONNES_MAX = 50_000, 200
ESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What a file that only looks like a workbook makes of the standard library: a password, a part
# that is missing or cut, a compression that it does not know.
_ILLISIBLE = (
    BadZipFile,
    ElementTree.ParseError,
    KeyError,
    IndexError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    zlib.error,
)
_REPERE = re.compile(r"([A-Z]{1,3})\d+")


def rangees_du_classeur(fichier: BinaryIO) -> Iterator[list[str]]:
    """Row after row, the empty cells in their place. Raises ``FichierFaux``."""
    fichier.seek(0)
    try:
        with ZipFile(fichier) as classeur:
            noms = sorted(n for n in classeur.namelist() if n.startswith("xl/worksheets/sheet"))
            if not noms:
                raise FichierFaux(_("Ce classeur n’a aucune feuille."))
            partages = _textes_partages(classeur)
            premiere = min(noms, key=lambda nom: (len(nom), nom))
            yield from _rangees(classeur, premiere, partages)
    except _ILLISIBLE as faux:
        raise FichierFaux(_("Ce classeur ne se lit pas : enregistrez-le en .xlsx.")) from faux


def _ouvrir(classeur: ZipFile, nom: str) -> Iterator[ElementTree.Element]:
    """The elements of a part as they end; refused where it is too large once unpacked."""
    if classeur.getinfo(nom).file_size > PARTIE_MAX:
        raise FichierFaux(_("Ce classeur est trop lourd pour une balance."))
    with classeur.open(nom) as partie:
        for _evenement, element in ElementTree.iterparse(partie):
            yield element


def _textes_partages(classeur: ZipFile) -> list[str]:
    nom = "xl/sharedStrings.xml"
    if nom not in classeur.namelist():
        return []
    textes = []
    for element in _ouvrir(classeur, nom):
        if element.tag == f"{ESPACE}si":
            textes.append("".join(t.text or "" for t in element.iter(f"{ESPACE}t")))
            element.clear()
    return textes


def _rangees(classeur: ZipFile, nom: str, partages: list[str]) -> Iterator[list[str]]:
    attendue = 1
    for element in _ouvrir(classeur, nom):
        if element.tag != f"{ESPACE}row":
            continue
        rang = int(element.get("r") or attendue)
        if rang > RANGEES_MAX:
            raise FichierFaux(_("Ce classeur a trop de lignes pour une balance."))
        # Rows that hold nothing are not written: the number of a line stays that of the sheet.
        yield from ([] for _vide in range(attendue, rang))
        yield _cases(element, partages)
        attendue = rang + 1
        element.clear()


def _cases(rangee: ElementTree.Element, partages: list[str]) -> list[str]:
    cases: list[str] = []
    for case in rangee.iter(f"{ESPACE}c"):
        place = _colonne(case.get("r") or "", len(cases))
        if place >= COLONNES_MAX:
            break
        cases += [""] * (place - len(cases))
        cases.append(_texte(case, partages))
    return cases


def _colonne(repere: str, suivante: int) -> int:
    """« AB12 » → 27: the rank of its column; the next one where the cell does not say."""
    trouve = _REPERE.fullmatch(repere)
    if trouve is None:
        return suivante
    rang = 0
    for lettre in trouve[1]:
        rang = rang * 26 + ord(lettre) - 64
    return max(rang - 1, suivante)


def _texte(case: ElementTree.Element, partages: list[str]) -> str:
    valeur = case.findtext(f"{ESPACE}v") or ""
    match case.get("t"):
        case "s":
            return partages[int(valeur)]
        case "inlineStr":
            return "".join(t.text or "" for t in case.iter(f"{ESPACE}t"))
        case _:
            return valeur
