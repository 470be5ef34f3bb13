"""Categories in order, on one scale: the first ones, and the others together."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from petiterockette.mots.taux import part_de

# From this mass on, nobody reads the grams: whole kilograms are enough.
KILOS_RONDS_G = 100_000


@dataclass(frozen=True)
class Autres:
    """The categories too small for a line of their own, added up."""

    nombre: int
    collecte_g: int
    reemploi_g: int
    recyclage_g: int
    non_revalorise_g: int
    sorties_g: int

    @property
    def taux(self) -> Decimal | None:
        return part_de([self.reemploi_g, self.recyclage_g], [self.non_revalorise_g])


@dataclass(frozen=True)
class Palmares:
    """The first lines, the others together, and the scale that all their bars share."""

    lignes: Sequence[Any]
    autres: Autres | None
    echelle_g: int
    decimales: int


def palmares(par_categorie: Sequence[Any], places: int = 9) -> Palmares:
    """Keep ``places`` lines, the last one for the others if they are more than one."""
    lignes, reste = par_categorie[: places - 1], par_categorie[places - 1 :]
    autres = None
    if len(reste) > 1:
        champs = ("collecte_g", "reemploi_g", "recyclage_g", "non_revalorise_g", "sorties_g")
        sommes = {champ: sum(getattr(x.bilan, champ) for x in reste) for champ in champs}
        autres = Autres(nombre=len(reste), **sommes)
    else:
        lignes = par_categorie
    masses = [ligne.bilan.sorties_g for ligne in lignes]
    masses += [autres.sorties_g] if autres else []
    return Palmares(lignes, autres, max(masses, default=0), decimales_de(*masses))


def decimales_de(*masses_g: int) -> int:
    """How many decimals a column of these masses deserves: the same all the way down."""
    return 0 if max(map(abs, masses_g), default=0) >= KILOS_RONDS_G else 1
