"""What came in of some lines, by where it came from."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from collecte.bilans.masses import Ids
from collecte.bilans.passages import lire_les_apports
from collecte.matiere.etapes import Etape

from .nomenclature import Place, groupes


def par_origine(
    places: Collection[Place], debut: date, fin: date, lieux: Ids
) -> dict[tuple[Place, int], int]:
    """(line, origin) → grams, ``fin`` included; cancellations off."""
    sommes: dict[tuple[Place, int], int] = defaultdict(int)
    for groupe in groupes(debut, fin, lieux):
        for tranche in groupe.tranches:
            lus = lire_les_apports(tranche.debut, tranche.fin, groupe.lieux)
            for (categorie, origine, _localite), g in lus.items():
                place = tranche.nomenclature.place(categorie, Etape.A_TRIER, 0)
                if place in places:
                    sommes[place, origine] += g
    return dict(sommes)
