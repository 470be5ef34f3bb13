"""A document as ODS: a zip whose one large file is written row by row.

Source: OASIS OpenDocument 1.3, parts 2 (packages) and 3 (schema).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import TextIOWrapper
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.utils import timezone
from django.utils.translation import gettext as _

from . import ods_parties as parties
from .documents import Document
from .pages import Page, lisez_moi, pages
from .valeurs import Ecrite, places, propre

# Spaces that XML would join into one, and tabs: OpenDocument names them.
BLANCS = re.compile(r"^ | {2,}|\t")


def ecrire_ods(document: Document, fichier: IO[bytes]) -> None:
    """Write the whole file; an error while rows are read comes out as it is."""
    noms: list[str] = []
    with ZipFile(fichier, "w", ZIP_DEFLATED) as archive:
        # First and not compressed: this is how the format is known.
        archive.writestr("mimetype", parties.GENRE, compress_type=ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", parties.MANIFESTE)
        archive.writestr("styles.xml", parties.STYLES)
        fait_le = timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S")
        archive.writestr("meta.xml", parties.meta(propre(document.titre), fait_le))
        with (
            archive.open("content.xml", "w") as entree,
            TextIOWrapper(entree, encoding="utf-8", newline="\n") as contenu,
        ):
            contenu.write(parties.DEBUT)
            if document.presente:
                contenu.writelines(_lisez_moi(document))
            for page in pages(document):
                noms.append(page.nom)
                contenu.writelines(_page(page))
            if not document.presente:
                contenu.writelines(_lisez_moi(document))
            contenu.write(parties.FIN)
        archive.writestr("settings.xml", parties.reglages(noms))


def _page(page: Page) -> Iterator[str]:
    yield from _debut(page.nom, page.largeurs)
    tetes = "".join(_texte(nom, "tete") for nom in page.entetes)
    yield f"<table:table-header-rows>{_rangee(tetes)}</table:table-header-rows>"
    for ligne in page.lignes:
        yield _rangee("".join(map(_cellule, ligne)))
    yield "</table:table>"


def _lisez_moi(document: Document) -> Iterator[str]:
    yield from _debut(_("Lisez-moi"), parties.LARGEURS_LISEZ_MOI)
    for ligne in lisez_moi(document):
        cellules = [_texte(v, "long" if rang else "gras") for rang, v in enumerate(ligne)]
        yield _rangee("".join(cellules) or "<table:table-cell/>")
    yield "</table:table>"


def _debut(nom: str, largeurs: Iterable[int]) -> Iterator[str]:
    yield f'<table:table table:name={quoteattr(nom)} table:style-name="feuille">'
    for largeur in largeurs:
        yield f'<table:table-column table:style-name="co{largeur}"/>'


def _rangee(cellules: str) -> str:
    return f"<table:table-row>{cellules}</table:table-row>\n"


def _cellule(valeur: Ecrite) -> str:
    if valeur is None:
        return "<table:table-cell/>"
    if isinstance(valeur, str):
        return _texte(valeur)
    if isinstance(valeur, date):
        return (
            '<table:table-cell table:style-name="jour" office:value-type="date" '
            f'office:date-value="{valeur.isoformat()}"><text:p>{valeur:%d/%m/%Y}</text:p>'
            "</table:table-cell>"
        )
    ecrite = f"{valeur:f}" if places(valeur) else str(valeur)
    return (
        f'<table:table-cell table:style-name="nombre{places(valeur)}" office:value-type="float" '
        f'office:value="{ecrite}"><text:p>{ecrite.replace(".", ",")}</text:p></table:table-cell>'
    )


def _texte(valeur: str, style: str = "") -> str:
    """A cell of text: a paragraph a line, its spaces kept."""
    nom = f' table:style-name="{style}"' if style else ""
    lignes = "".join(f"<text:p>{_ligne(ligne)}</text:p>" for ligne in valeur.split("\n"))
    return f'<table:table-cell{nom} office:value-type="string">{lignes}</table:table-cell>'


def _ligne(texte: str) -> str:
    return BLANCS.sub(_blancs, escape(texte))


def _blancs(trouve: re.Match[str]) -> str:
    blancs = trouve[0]
    return "<text:tab/>" if blancs == "\t" else f'<text:s text:c="{len(blancs)}"/>'
