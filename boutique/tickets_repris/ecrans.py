"""What the old screens count of a ticket, as they count it. Pure."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Ecran(NamedTuple):
    """``ventes``, ``avoirs``: tickets of each kind; one that sells and gives back is both.
    ``rendu_ecran_cts``: refunds without their quantity, as the screens told them."""

    lignes: int = 0
    ventes: int = 0
    avoirs: int = 0
    montant_cts: int = 0
    rendu_ecran_cts: int = 0
    rendu_cts: int = 0
    masse_g: int = 0

    def plus(self, autre: "Ecran") -> "Ecran":
        return Ecran(*map(sum, zip(self, autre, strict=True)))

    def oppose(self) -> "Ecran":
        return Ecran(*(-n for n in self))


def ecran_de_la_ligne(lue: Any) -> Ecran:
    """A row of ``lecture``, without the ticket it is of."""
    return Ecran(
        lignes=1,
        montant_cts=lue.prix if lue.lot > 0 else lue.prix * lue.quantite,
        rendu_ecran_cts=lue.remboursement,
        rendu_cts=lue.remboursement * lue.quantite,
        masse_g=(lue.masse_g or 0) + lue.negative_g,
    )


def ecran_du_ticket(rangees: Sequence[Any]) -> Ecran:
    """Its rows together."""
    tout = Ecran(
        ventes=int(any(lue.est_vente for lue in rangees)),
        avoirs=int(any(lue.est_avoir for lue in rangees)),
    )
    for lue in rangees:
        tout = tout.plus(ecran_de_la_ligne(lue))
    return tout
