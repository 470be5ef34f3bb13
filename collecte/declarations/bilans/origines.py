"""What came in of some lines, by where it came from."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from collecte.bilans.apports import lire_les_apports
from collecte.matiere.etapes import Etape

from .nomenclature import Groupe, Place


def par_origine(places: Collection[Place], la: Iterable[Groupe]) -> dict[tuple[Place, int], int]:
    """(line, origin) → grams, in the days and sites of ``la``; cancellations off."""
    sommes: dict[tuple[Place, int], int] = defaultdict(int)
    for groupe in la:
        for tranche in groupe.tranches:
            lus = lire_les_apports(tranche.debut, tranche.fin, groupe.lieux)
            for (categorie, origine, _localite), g in lus.items():
                place = tranche.nomenclature.place(categorie, Etape.A_TRIER, 0)
                if place in places:
                    sommes[place, origine] += g
    return dict(sommes)
