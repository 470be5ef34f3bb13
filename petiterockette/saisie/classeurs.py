"""Spreadsheets that people send (CSV, XLSX, ODS), as rows of texts.

Read only: what leaves is ``petiterockette.exports``. Formulas give the value they had when the
file was saved.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

OCTETS_MAX = 2_000_000
# What a compressed file may weigh once opened.
OUVERT_MAX = 40_000_000
LIGNES_MAX = 5_000
COLONNES_MAX = 200
# However long a file may be, so many cells at most are held.
CASES_MAX = 2_000_000
# How many different cells are remembered while a sheet is read: words come again, row after row.
CASES_RETENUES = 4_096
SEPARATEURS = ";,\t"
ZIP = b"PK"
# What older spreadsheets save texts in: here, on a Macintosh, under MS-DOS.
ALPHABETS = ("cp1252", "mac_roman", "cp850")
COURANTES_ACCENTUEES = frozenset("éèàçêôùûîâïë")
FRANCAIS = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ«»’“”–—…°€²³\u00a0")
# A cell whose formula failed is read as an empty one: that it failed is told instead. Of an XLSX,
# its type; of an ODS, the empty text that stands before what is shown.
EN_ERREUR_XLSX = re.compile(rb'(<(?:\w+:)?c\b[^<>]*\bt=)"e"')
EN_ERREUR_ODS = re.compile(
    rb'(<table:table-cell\b[^<>]*?) office:string-value=""([^<>]* calcext:value-type="error")'
)
ERREUR = re.compile(
    r"#(?:REF!|DIV/0!|VALEUR!|VALUE!|NOM\?|NAME\?|N/[AD]|NULL?!|NOMBRE!|NUM!|SPILL!|CALC!|#+)"
    r"|(?:Err|Erreur) ?:\d{3}",
    re.ASCII,
)
# No-break spaces are kept: they are of the text.
BLANCS = re.compile(r"[ \t\r\n\f\v]+")

# The number of a row in its file, from 1, and its cells.
Rangee = tuple[int, list[str]]
# Looked at first: nearly no cell begins so.
_DEBUTS_D_ERREUR = frozenset("#E")


class ClasseurIllisible(ValueError):
    """The file cannot be read; the message says why in French, and what to do."""


@dataclass(frozen=True)
class Bornes:
    """How large a file may be: as it is sent, once opened, rows of a sheet. None: as all are."""

    octets: int | None = None
    ouvert: int | None = None
    lignes: int | None = None

    @property
    def octets_max(self) -> int:
        return self.octets or OCTETS_MAX

    @property
    def ouvert_max(self) -> int:
        return self.ouvert or OUVERT_MAX

    @property
    def lignes_max(self) -> int:
        return self.lignes or LIGNES_MAX


COURANTES = Bornes()


@dataclass(frozen=True)
class Onglet:
    """A sheet: its name (empty for a CSV) and its rows that are not empty."""

    nom: str
    rangees: Sequence[Rangee]


@dataclass(frozen=True)
class Faute:
    """What is wrong, and at which line of the file; 0: of the whole of it.

    ``ou``: the address of the page where it is set right (empty: in the file), and ``geste`` what
    is done there. ``au_tableur``: False where no correction of the file would do.
    """

    ligne: int
    phrase: str
    ou: str = ""
    geste: str = ""
    au_tableur: bool = True

    def __str__(self) -> str:
        if not self.ligne:
            return self.phrase
        return _("Ligne %(n)d : %(phrase)s") % {"n": self.ligne, "phrase": self.phrase}


def est_une_erreur(cellule: str) -> bool:
    """Whether a cell is what a formula that failed leaves: « #REF! », « #DIV/0! », « Err:502 »."""
    return cellule[:1] in _DEBUTS_D_ERREUR and bool(ERREUR.fullmatch(cellule))


def lire_le_classeur(octets: bytes, bornes: Bornes = COURANTES) -> list[Onglet]:
    """The sheets of a file, whatever its name says it is. Raises ``ClasseurIllisible``.

    Texts are stripped; a whole number is written without decimals, a day as « 2026-11-30 ».
    """
    if not octets:
        raise ClasseurIllisible(_("Ce fichier est vide."))
    if len(octets) > bornes.octets_max:
        phrase = _("Ce fichier est trop lourd : %(n)d Mo au plus.")
        raise ClasseurIllisible(phrase % {"n": bornes.octets_max // 1_000_000})
    compresse = octets.startswith(ZIP)
    onglets = _compresse(octets, bornes) if compresse else [_texte(octets, bornes)]
    if not any(onglet.rangees for onglet in onglets):
        raise ClasseurIllisible(_("Ce fichier n’a aucune ligne."))
    return onglets


def _compresse(octets: bytes, bornes: Bornes) -> list[Onglet]:
    try:
        with ZipFile(BytesIO(octets)) as archive:
            ouvert = sum(membre.file_size for membre in archive.infolist())
        if ouvert > bornes.ouvert_max:
            raise ClasseurIllisible(_("Ce fichier est trop lourd une fois ouvert."))
        classeur = CalamineWorkbook.from_filelike(BytesIO(_avec_ses_erreurs(octets)))
        return [
            _onglet(classeur, fiche.name, bornes)
            for fiche in classeur.sheets_metadata
            if fiche.typ == SheetTypeEnum.WorkSheet
        ]
    except (BadZipFile, CalamineError, OSError, RuntimeError, ValueError) as illisible:
        # RuntimeError: what zipfile raises of a member behind a password.
        if isinstance(illisible, ClasseurIllisible):
            raise
        raise ClasseurIllisible(
            _("Ce fichier ne se lit pas : enregistrez-le en XLSX, en ODS ou en CSV.")
        ) from None


def _avec_ses_erreurs(octets: bytes) -> bytes:
    """The same file, whose cells in error say so instead of being empty."""
    changes: dict[str, bytes] = {}
    with ZipFile(BytesIO(octets)) as archive:
        for nom in archive.namelist():
            if nom.startswith("xl/worksheets/") and b't="e"' in (lu := archive.read(nom)):
                changes[nom] = EN_ERREUR_XLSX.sub(rb'\1"str"', lu)
            elif nom == "content.xml" and b'"error"' in (lu := archive.read(nom)):
                changes[nom] = EN_ERREUR_ODS.sub(rb"\1\2", lu)
        if not changes:
            return octets
        tampon = BytesIO()
        with ZipFile(tampon, "w", ZIP_DEFLATED, compresslevel=1) as autre:
            for nom in archive.namelist():
                autre.writestr(nom, changes[nom] if nom in changes else archive.read(nom))
    return tampon.getvalue()


def _onglet(classeur: CalamineWorkbook, nom: str, bornes: Bornes) -> Onglet:
    feuille = classeur.get_sheet_by_name(nom)
    _verifier_la_taille(feuille.height, feuille.width, bornes)
    premiere = feuille.start[0] if feuille.start else 0
    lues = feuille.to_python(skip_empty_area=True)
    return Onglet(nom, list(_pleines(premiere + 1, ([_dit(c) for c in r] for r in lues))))


def _texte(octets: bytes, bornes: Bornes) -> Onglet:
    texte = _decode(octets)
    if "\x00" in texte:
        raise ClasseurIllisible(
            _("Ce fichier ne se lit pas : enregistrez-le en XLSX, en ODS ou en CSV.")
        )
    tete = texte.lstrip().partition("\n")[0]
    separateur = max(SEPARATEURS, key=tete.count)
    if texte.count(separateur) > CASES_MAX:
        raise ClasseurIllisible(_("Ce fichier a trop de cases : gardez les colonnes utiles."))
    try:
        lues = list(csv.reader(StringIO(texte, newline=""), delimiter=separateur))
    except csv.Error:
        raise ClasseurIllisible(_("Une case de ce fichier est trop longue.")) from None
    _verifier_la_taille(len(lues), max(map(len, lues), default=0), bornes)
    return Onglet("", list(_pleines(1, lues)))


def _decode(octets: bytes) -> str:
    """A text as it was saved; in no Unicode, in the alphabet that makes most French of it."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return octets.decode("utf-16", errors="replace")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        rares = bytes(o for o in octets if o >= 0x80)
        alphabet = max(ALPHABETS, key=lambda a: _lettres_francaises(rares, a))
        return octets.decode(alphabet, errors="replace")


def _lettres_francaises(octets: bytes, alphabet: str) -> int:
    """How French they look; « Ç » is rare, « é » is not."""
    lus = octets.decode(alphabet, errors="replace")
    return sum((lu in FRANCAIS) + (lu in COURANTES_ACCENTUEES) for lu in lus)


def _verifier_la_taille(lignes: int, colonnes: int, bornes: Bornes) -> None:
    if lignes > bornes.lignes_max or colonnes > COLONNES_MAX:
        phrase = _("%(lignes)d lignes et %(colonnes)d colonnes : c’est trop.")
        raise ClasseurIllisible(phrase % {"lignes": lignes, "colonnes": colonnes})
    if lignes * colonnes > CASES_MAX:
        raise ClasseurIllisible(_("Ce fichier a trop de cases : gardez les colonnes utiles."))


def _pleines(premiere: int, lues: Any) -> Iterator[Rangee]:
    serrer = lru_cache(CASES_RETENUES)(_serrer)
    for numero, cellules in enumerate(lues, start=premiere):
        dites = [serrer(cellule) for cellule in cellules]
        if any(dites):
            yield numero, dites


def _serrer(cellule: str) -> str:
    return BLANCS.sub(" ", cellule).strip()


def _dit(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return _("oui") if valeur else _("non")
    if isinstance(valeur, float):
        return f"{valeur:.10f}".rstrip("0").rstrip(".")
    if isinstance(valeur, datetime | date):
        return valeur.isoformat()[:10]
    return str(valeur)
