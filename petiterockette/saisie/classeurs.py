"""Spreadsheets that people send (CSV, XLSX, ODS), as rows of texts.

Read only: what leaves is ``petiterockette.exports``. Formulas give the value they had when the
file was saved.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

OCTETS_MAX = 2_000_000
# What a compressed file may weigh once opened.
OUVERT_MAX = 40_000_000
LIGNES_MAX = 5_000
COLONNES_MAX = 200
SEPARATEURS = ";,\t"
ZIP = b"PK"
# No-break spaces are kept: they are of the text.
BLANCS = re.compile(r"[ \t\r\n\f\v]+")

# The number of a row in its file, from 1, and its cells.
Rangee = tuple[int, list[str]]


class ClasseurIllisible(ValueError):
    """The file cannot be read; the message says why in French, and what to do."""


@dataclass(frozen=True)
class Onglet:
    """A sheet: its name (empty for a CSV) and its rows that are not empty."""

    nom: str
    rangees: Sequence[Rangee]


@dataclass(frozen=True)
class Faute:
    """What is wrong, and at which line of the file; 0: of the whole of it."""

    ligne: int
    phrase: str

    def __str__(self) -> str:
        if not self.ligne:
            return self.phrase
        return _("Ligne %(n)d : %(phrase)s") % {"n": self.ligne, "phrase": self.phrase}


def lire_le_classeur(octets: bytes) -> list[Onglet]:
    """The sheets of a file, whatever its name says it is. Raises ``ClasseurIllisible``.

    Texts are stripped; a whole number is written without decimals, a day as « 2026-11-30 ».
    """
    if not octets:
        raise ClasseurIllisible(_("Ce fichier est vide."))
    if len(octets) > OCTETS_MAX:
        raise ClasseurIllisible(_("Ce fichier est trop lourd : 2 Mo au plus."))
    onglets = _compresse(octets) if octets.startswith(ZIP) else [_texte(octets)]
    if not any(onglet.rangees for onglet in onglets):
        raise ClasseurIllisible(_("Ce fichier n’a aucune ligne."))
    return onglets


def _compresse(octets: bytes) -> list[Onglet]:
    try:
        with ZipFile(BytesIO(octets)) as archive:
            ouvert = sum(membre.file_size for membre in archive.infolist())
        if ouvert > OUVERT_MAX:
            raise ClasseurIllisible(_("Ce fichier est trop lourd une fois ouvert."))
        classeur = CalamineWorkbook.from_filelike(BytesIO(octets))
        return [
            _onglet(classeur, fiche.name)
            for fiche in classeur.sheets_metadata
            if fiche.typ == SheetTypeEnum.WorkSheet
        ]
    except (BadZipFile, CalamineError, OSError, ValueError) as illisible:
        if isinstance(illisible, ClasseurIllisible):
            raise
        raise ClasseurIllisible(
            _("Ce fichier ne se lit pas : enregistrez-le en XLSX, en ODS ou en CSV.")
        ) from None


def _onglet(classeur: CalamineWorkbook, nom: str) -> Onglet:
    feuille = classeur.get_sheet_by_name(nom)
    _verifier_la_taille(feuille.height, feuille.width)
    premiere = feuille.start[0] if feuille.start else 0
    lues = feuille.to_python(skip_empty_area=True)
    return Onglet(nom, list(_pleines(premiere + 1, ([_dit(c) for c in r] for r in lues))))


def _texte(octets: bytes) -> Onglet:
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        # As older spreadsheets save here.
        texte = octets.decode("cp1252", errors="replace")
    if "\x00" in texte:
        raise ClasseurIllisible(
            _("Ce fichier ne se lit pas : enregistrez-le en XLSX, en ODS ou en CSV.")
        )
    tete = texte.lstrip().partition("\n")[0]
    separateur = max(SEPARATEURS, key=tete.count)
    try:
        lues = list(csv.reader(StringIO(texte, newline=""), delimiter=separateur))
    except csv.Error:
        raise ClasseurIllisible(_("Une case de ce fichier est trop longue.")) from None
    _verifier_la_taille(len(lues), max(map(len, lues), default=0))
    return Onglet("", list(_pleines(1, lues)))


def _verifier_la_taille(lignes: int, colonnes: int) -> None:
    if lignes > LIGNES_MAX or colonnes > COLONNES_MAX:
        phrase = _("%(lignes)d lignes et %(colonnes)d colonnes : c’est trop.")
        raise ClasseurIllisible(phrase % {"lignes": lignes, "colonnes": colonnes})


def _pleines(premiere: int, lues: Any) -> Iterator[Rangee]:
    for numero, cellules in enumerate(lues, start=premiere):
        dites = [BLANCS.sub(" ", cellule).strip() for cellule in cellules]
        if any(dites):
            yield numero, dites


def _dit(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return _("oui") if valeur else _("non")
    if isinstance(valeur, float):
        return f"{valeur:.10f}".rstrip("0").rstrip(".")
    if isinstance(valeur, datetime | date):
        return valeur.isoformat()[:10]
    return str(valeur)
