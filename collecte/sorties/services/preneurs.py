"""Who took what left before this software: said of bons that were brought in."""

from collections.abc import Iterable
from typing import NamedTuple

from collecte.listes.models import TypeDon
from collecte.livre.models import Bon
from collecte.matiere.etapes import REEMPLOI, Etape
from petiterockette.personnes.models import Structure

from ..models import Sortie


class Pris(NamedTuple):
    """A bon whose kilograms a structure took, and one of the ends that they all went to: a gift,
    or matter."""

    bon: Bon
    structure: Structure
    fin: str


def types_de_don() -> dict[str, TypeDon]:
    """End of réemploi → the first kind of gift that counts for it."""
    types = TypeDon.objects.order_by("visible", "-ordre", "-pk")
    return {str(t.vers): t for t in types}


def noter_les_preneurs(pris: Iterable[Pris]) -> None:
    """Write who took each of these bons, in one insertion.

    Every end of réemploi among them has its kind of gift (``types_de_don``).
    """
    types = types_de_don()
    Sortie.objects.bulk_create([_sortie(p, types) for p in pris])


def genre_de_sortie(genre: str, fin: str) -> Sortie.Genre:
    """How what a structure took is told, by its own kind and the end that it all went to."""
    if fin in REEMPLOI:
        return Sortie.Genre.DON
    if genre == Structure.Genre.DECHETTERIE and fin == Etape.DECHETTERIE:
        return Sortie.Genre.DECHETTERIE
    return Sortie.Genre.RECYCLEUR


def _sortie(p: Pris, types: dict[str, TypeDon]) -> Sortie:
    genre = genre_de_sortie(p.structure.genre, p.fin)
    type_don = types[p.fin] if genre == Sortie.Genre.DON else None
    return Sortie(bon=p.bon, genre=genre, type_don=type_don, structure=p.structure)
