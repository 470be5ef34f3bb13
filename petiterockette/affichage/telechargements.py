"""Files that a page gives to download."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import StreamingHttpResponse

from petiterockette.tableur import lignes_csv


def fichier_csv(
    nom: str, entetes: Sequence[Any], lignes: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """A CSV file sent as it is read; ``nom``: ASCII, without its extension."""
    reponse = StreamingHttpResponse(
        lignes_csv(entetes, lignes), content_type="text/csv; charset=utf-8"
    )
    reponse["Content-Disposition"] = f'attachment; filename="{nom}.csv"'
    return reponse
