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


def _sortie(p: Pris, types: dict[str, TypeDon]) -> Sortie:
    if p.fin in REEMPLOI:
        return Sortie(
            bon=p.bon, genre=Sortie.Genre.DON, type_don=types[p.fin], structure=p.structure
        )
    en_decheterie = p.structure.genre == Structure.Genre.DECHETTERIE and p.fin == Etape.DECHETTERIE
    genre = Sortie.Genre.DECHETTERIE if en_decheterie else Sortie.Genre.RECYCLEUR
    return Sortie(bon=p.bon, genre=genre, structure=p.structure)
