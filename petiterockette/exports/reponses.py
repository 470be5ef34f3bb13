"""The answer that carries a document: a stream, or a file that goes away once it was sent."""

from collections.abc import Callable
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, QueryDict, StreamingHttpResponse

from .classeur import ecrire_xlsx
from .documents import Document, Format
from .ods import ecrire_ods
from .texte import octets_csv

# How a spreadsheet is written, and what a browser calls it.
TABLEURS: dict[str, tuple[Callable[[Document, IO[bytes]], None], str]] = {
    Format.XLSX: (ecrire_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.ODS: (ecrire_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


def format_demande(requete: QueryDict) -> Format | None:
    """The format that an address asks for with ``?format=``; None: the page itself."""
    demande = requete.get("format", "")
    return Format(demande) if demande in set(Format) else None


def reponse(document: Document, format: Format) -> StreamingHttpResponse:
    """The document as a file to keep, in that format.

    A CSV leaves as its rows are read: an error breaks the download, which no browser takes
    for a whole file. The two others are written to a file without a name first, and an error
    then is an ordinary one.
    """
    if format is Format.CSV:
        flux = StreamingHttpResponse(octets_csv(document), content_type="text/csv; charset=utf-8")
        flux["Content-Disposition"] = f'attachment; filename="{document.nom}.csv"'
        return flux
    ecrire, genre = TABLEURS[format]
    with ExitStack() as pile:
        fichier = pile.enter_context(TemporaryFile(prefix="rockette-"))
        ecrire(document, fichier)
        # Whole: it is the answer that closes it, once sent.
        pile.pop_all()
    fichier.seek(0)
    nom = f"{document.nom}.{format}"
    return FileResponse(fichier, as_attachment=True, filename=nom, content_type=genre)
