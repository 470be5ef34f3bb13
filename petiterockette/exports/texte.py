"""A document as CSV: filters above, tables, definitions below; sent as it is read."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from petiterockette.mots.tableur import lignes_csv

from .documents import Document
from .valeurs import definitions, ecrire, en_tete, entete, texte

# Lines sent together: a packet of the network, not one for each.
LOT = 100


def octets_csv(document: Document) -> Iterator[bytes]:
    """The file, piece by piece."""
    titre, *filtres = en_tete(document)
    lignes = lignes_csv(titre, _lignes(document, filtres))
    while lot := "".join(islice(lignes, LOT)):
        yield lot.encode()


def _lignes(document: Document, filtres: Sequence[Sequence[str]]) -> Iterator[Sequence[Any]]:
    yield from filtres
    for feuille in document.feuilles:
        yield ()
        # A table alone has the document's own title.
        if len(document.feuilles) > 1:
            yield (texte(feuille.titre),)
        genres = [c.genre for c in feuille.colonnes]
        yield [entete(c) for c in feuille.colonnes]
        for ligne in feuille.lignes:
            yield [ecrire(v, g) for v, g in zip(ligne, genres, strict=True)]
    if document.definitions:
        yield ()
    yield from definitions(document)
