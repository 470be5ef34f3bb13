"""Spreadsheets read back, each by a reader of its own: what a page gave, as values.

A number is a ``Decimal``, a day a ``date``, an empty cell None, in the three formats alike.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import groupby
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
from django.core.signals import request_finished
from django.db import close_old_connections
from openpyxl.utils.escape import unescape

FORMATS = ("csv", "xlsx", "ods")
NOMBRE = re.compile(r"-?\d+([.,]\d+)?")
JOUR = re.compile(r"\d{4}-\d\d-\d\d")
_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT = (_URN % nom for nom in ("table", "office", "text"))


@dataclass
class Lu:
    """``tete``: title, filters and date; ``feuilles``: tables, their head first."""

    tete: list[list]
    feuilles: list[list[list]]
    definitions: dict[str, str]

    def colonnes(self, *noms: str, feuille: int = 0) -> list[tuple]:
        """The rows of a table, these columns only."""
        entetes, *lignes = self.feuilles[feuille]
        rangs = [entetes.index(nom) for nom in noms]
        return [tuple(ligne[rang] for rang in rangs) for ligne in lignes]


def octets(reponse) -> bytes:
    assert reponse.status_code == 200
    assert reponse["Content-Disposition"].startswith("attachment; filename=")
    recu = b"".join(reponse.streaming_content)
    fermer(reponse)
    return recu


def fermer(reponse) -> None:
    """What a server does once an answer was sent; the test keeps its connection."""
    request_finished.disconnect(close_old_connections)
    try:
        reponse.close()
    finally:
        request_finished.connect(close_old_connections)


def lire(reponse, format: str) -> Lu:
    return {"csv": lire_csv, "xlsx": lire_xlsx, "ods": lire_ods}[format](octets(reponse))


def demander(client, url: str, **filtre) -> dict[str, Lu]:
    """What a page gives in each format, for the same filters."""
    return {f: lire(client.get(url, {**filtre, "format": f}), f) for f in FORMATS}


def grammes(kilos: Decimal | None) -> int:
    g = (kilos or Decimal(0)) * 1000
    assert g == int(g), kilos
    return int(g)


def lire_csv(recu: bytes) -> Lu:
    texte = recu.decode()
    assert texte[0] == "\ufeff"
    rangees = csv.reader(StringIO(texte[1:], newline=""), delimiter=";")
    blocs = [list(bloc) for plein, bloc in groupby(rangees, key=bool) if plein]
    tete, *tables = blocs
    definitions: list = []
    if tables[-1][0] == ["Définitions"]:
        definitions = tables.pop()[1:]
    if len(tables) > 1:
        # Each under its own title.
        tables = [table[1:] for table in tables]
    feuilles = [[table[0], *([valeur(v) for v in li] for li in table[1:])] for table in tables]
    return Lu(tete, feuilles, dict(definitions))


def lire_xlsx(recu: bytes) -> Lu:
    classeur = openpyxl.load_workbook(BytesIO(recu))
    feuilles = []
    for feuille in classeur:
        for cellule in (c for rangee in feuille.iter_rows() for c in rangee):
            assert cellule.data_type in "nsd", f"{cellule.data_type} : {cellule.value}"
            assert cellule.hyperlink is None
        rangees = feuille.iter_rows(values_only=True)
        # As Excel reads them: openpyxl leaves the escapes of texts written in their cells.
        feuilles.append(
            [[valeur(unescape(c) if isinstance(c, str) else c) for c in li] for li in rangees]
        )
    return _lu(classeur.sheetnames, feuilles)


def lire_ods(recu: bytes) -> Lu:
    with ZipFile(BytesIO(recu)) as archive:
        premier = archive.infolist()[0]
        assert (premier.filename, premier.compress_type) == ("mimetype", 0)
        racine = ElementTree.fromstring(archive.read("content.xml"))
    tables = list(racine.iter(f"{TABLE}table"))
    assert not [e for e in racine.iter() if f"{TABLE}formula" in e.keys()]  # noqa: SIM118
    feuilles = [[_rangee(li) for li in table.iter(f"{TABLE}table-row")] for table in tables]
    return _lu([str(table.get(f"{TABLE}name")) for table in tables], feuilles)


def _lu(noms: list[str], feuilles: list[list[list]]) -> Lu:
    place = noms.index("Lisez-moi")
    # What presents a document is before its tables, or after them.
    assert place in (0, len(noms) - 1)
    lisez_moi, tables = feuilles[place], feuilles[:place] + feuilles[place + 1 :]
    pleines = [[v for v in li if v is not None] for li in lisez_moi]
    coupe = pleines.index([])
    # A text is a text on that sheet, whatever it looks like.
    definitions = {str(li[0]): str(li[1]) for li in pleines[coupe + 1 :] if len(li) == 2}
    return Lu(pleines[:coupe], [[list(map(str, t[0])), *t[1:]] for t in tables], definitions)


def valeur(lue):
    if lue is None or lue == "":
        return None
    if isinstance(lue, datetime):
        return lue.date()
    if isinstance(lue, str):
        if JOUR.fullmatch(lue):
            return date.fromisoformat(lue)
        return Decimal(lue.replace(",", ".")) if NOMBRE.fullmatch(lue) else lue
    return Decimal(str(lue))


def _rangee(rangee) -> list:
    return [_cellule(c) for c in rangee.iter(f"{TABLE}table-cell")]


def _cellule(cellule):
    match cellule.get(f"{OFFICE}value-type"):
        case None:
            return None
        case "float":
            return Decimal(cellule.get(f"{OFFICE}value"))
        case "date":
            return date.fromisoformat(cellule.get(f"{OFFICE}date-value"))
        case "string":
            return valeur("\n".join(_paragraphe(p) for p in cellule.iter(f"{TEXT}p")))
    raise AssertionError(cellule.attrib)


def _paragraphe(p) -> str:
    texte = p.text or ""
    for enfant in p:
        blancs = int(enfant.get(f"{TEXT}c", 1)) * " " if enfant.tag == f"{TEXT}s" else "\t"
        texte += blancs + (enfant.tail or "")
    return texte
