"""What an agreement would pay for what is declared: its parameters times the quantities. Pure.

An estimate, shown beside the declaration and never in its paper: the éco-organisme decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .models import Convention, LigneDeConvention, Soutien

# What a support counts, by its nature.
FIGURES = {
    Soutien.Nature.COLLECTE: "collecte",
    Soutien.Nature.REEMPLOI: "reemploi",
    Soutien.Nature.RECYCLAGE: "recycle",
}
G_PAR_TONNE = 1_000_000


@dataclass(frozen=True)
class Estime:
    """A support, and what it would come to, in cents; None where nothing says how much."""

    ligne: LigneDeConvention
    soutien: Soutien
    montant_cts: int | None


def estimer(soutien: Soutien, unite: str, figures: Mapping[str, int] | None) -> int | None:
    """Cents, to the nearest; a tonne is of grams, a piece of pieces, a lump sum of itself."""
    if figures is None:
        return None
    if soutien.par == Soutien.Par.DECLARATION:
        return soutien.montant_cts
    par_tonne = soutien.par == Soutien.Par.TONNE
    if par_tonne != (unite == Convention.Unite.KG):
        return None
    combien = Decimal(figures.get(FIGURES[Soutien.Nature(soutien.nature)], 0))
    montant = combien * soutien.montant_cts / (G_PAR_TONNE if par_tonne else 1)
    return int(montant.quantize(Decimal(1), ROUND_HALF_UP))


def estimes(
    convention: Convention, declares: Mapping[str, Mapping[str, int]] | None
) -> list[Estime]:
    """Each support of an agreement; ``declares``: line → figure → value, of its last balance."""
    return [
        Estime(
            ligne,
            soutien,
            estimer(
                soutien,
                convention.unite,
                declares.get(str(ligne)) if declares is not None else None,
            ),
        )
        for ligne in convention.lignes.all()
        for soutien in ligne.soutiens.all()
    ]
