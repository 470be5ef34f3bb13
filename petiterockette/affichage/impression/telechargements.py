"""Files that a page gives to download."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpResponse, QueryDict, StreamingHttpResponse

from petiterockette.exports import Document, format_demande, reponse
from petiterockette.mots.tableur import lignes_csv

from .tableaux import tableaux_en_pdf


def fichier_csv(
    nom: str, entetes: Sequence[Any], lignes: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """A CSV file sent as it is read; ``nom``: ASCII, without its extension."""
    reponse = StreamingHttpResponse(
        lignes_csv(entetes, lignes), content_type="text/csv; charset=utf-8"
    )
    reponse["Content-Disposition"] = f'attachment; filename="{nom}.csv"'
    return reponse


def a_emporter(
    requete: QueryDict, document: Callable[[], Document], *, papier: bool = False
) -> HttpResponse | StreamingHttpResponse | None:
    """The file that the address of a page asks for with ``?format=``; None: the page itself.

    ``document`` is called only then. ``papier``: the page offers a PDF too, which suits short
    tables only: it is laid out whole.
    """
    if papier and requete.get("format") == "pdf":
        return tableaux_en_pdf(document())
    demande = format_demande(requete)
    return reponse(document(), demande) if demande else None
