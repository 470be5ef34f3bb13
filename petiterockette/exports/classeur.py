"""A document as XLSX, by XlsxWriter: a row at a time, numbers as numbers, texts as texts."""

from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from .documents import Document
from .pages import Page, couper, lisez_moi, pages
from .valeurs import Ecrite, places, propre

TEXTE_MAX = 32_767
A4 = 9


def ecrire_xlsx(document: Document, fichier: IO[bytes]) -> None:
    """Write the whole file; what fails while rows are read leaves nothing behind."""
    with TemporaryDirectory(prefix="rockette-") as dossier:
        classeur = xlsxwriter.Workbook(fichier, {"constant_memory": True, "tmpdir": dossier})
        try:
            classeur.set_properties({"title": couper(propre(document.titre), 255)})
            styles = _Styles(classeur)
            if document.presente:
                _ecrire_lisez_moi(classeur, document, styles)
            for page in pages(document):
                _ecrire_la_page(classeur, page, styles)
            if not document.presente:
                _ecrire_lisez_moi(classeur, document, styles)
            classeur.close()
        finally:
            # Left open when a row fails: its folder goes away with what was written.
            for feuille in classeur.worksheets():
                feuille._opt_close()


class _Styles:
    """The formats of the cells, made when they are first asked for.

    A spreadsheet set in French shows « 1 284,500 » for ``#,##0.000``.
    """

    def __init__(self, classeur: Any) -> None:
        self.classeur = classeur
        self.tete = classeur.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self.gras = classeur.add_format({"bold": True, "valign": "top"})
        self.long = classeur.add_format({"text_wrap": True, "valign": "top"})
        self.jour = classeur.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.nombres: dict[int, Any] = {}

    def nombre(self, decimales: int) -> Any:
        if decimales not in self.nombres:
            motif = "#,##0" + ("." + "0" * decimales if decimales else "")
            self.nombres[decimales] = self.classeur.add_format({"num_format": motif})
        return self.nombres[decimales]


def _ecrire_la_page(classeur: Any, page: Page, styles: _Styles) -> None:
    feuille = classeur.add_worksheet(page.nom)
    _mettre_en_page(feuille)
    feuille.freeze_panes(1, 0)
    feuille.repeat_rows(0)
    for colonne, (nom, largeur) in enumerate(zip(page.entetes, page.largeurs, strict=True)):
        feuille.set_column(colonne, colonne, largeur)
        _exiger(feuille.write_string(0, colonne, _texte(nom), styles.tete))
    rang = 0
    for rang, ligne in enumerate(page.lignes, start=1):
        for colonne, valeur in enumerate(ligne):
            _ecrire_la_valeur(feuille, rang, colonne, valeur, styles)
    if rang:
        feuille.autofilter(0, 0, rang, len(page.entetes) - 1)


def _ecrire_la_valeur(
    feuille: Any, rang: int, colonne: int, valeur: Ecrite, styles: _Styles
) -> None:
    if valeur is None:
        return
    if isinstance(valeur, str):
        fait = feuille.write_string(rang, colonne, _texte(valeur))
    elif isinstance(valeur, int | Decimal):
        fait = feuille.write_number(rang, colonne, valeur, styles.nombre(places(valeur)))
    else:
        fait = feuille.write_datetime(rang, colonne, valeur, styles.jour)
    _exiger(fait)


def _ecrire_lisez_moi(classeur: Any, document: Document, styles: _Styles) -> None:
    feuille = classeur.add_worksheet(_("Lisez-moi"))
    _mettre_en_page(feuille)
    feuille.set_column(0, 0, 34)
    feuille.set_column(1, 1, 90)
    for rang, ligne in enumerate(lisez_moi(document)):
        for colonne, valeur in enumerate(ligne):
            style = styles.long if colonne else styles.gras
            _exiger(feuille.write_string(rang, colonne, _texte(valeur), style))


def _mettre_en_page(feuille: Any) -> None:
    feuille.set_paper(A4)
    feuille.set_landscape()
    feuille.fit_to_pages(1, 0)


def _texte(valeur: str) -> str:
    """A text as Excel can hold it: cut where it must be, and then it says so."""
    if couper(valeur, TEXTE_MAX) != valeur:
        valeur = couper(valeur, TEXTE_MAX - 1) + "…"
    # XlsxWriter takes such a text for rich text of its own, and would copy it as XML.
    if valeur.startswith("<r>") and valeur.endswith("</r>"):
        return couper(valeur, TEXTE_MAX - 1) + " "
    return valeur


def _exiger(fait: int) -> None:
    """XlsxWriter says what it did not write by a number: a file is whole, or is not."""
    if fait:
        raise ValueError(f"XlsxWriter wrote nothing: {fait}")
