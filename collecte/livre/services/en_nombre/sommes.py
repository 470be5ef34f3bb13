"""What many gestures add to the caches of the ledger, added to them once."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import models

from collecte.matiere.ecritures import Pas

from ...models import Bon, Cumul, CumulAnnees, CumulPartenaires, Mouvement, Stock
from ..cumuls import ajouter
from ..mouvements import (
    CLE_ANNEES,
    CLE_CUMUL,
    CLE_PARTENAIRES,
    CLE_STOCK,
    ajouts_au_cumul,
    ajouts_au_partenaire,
    ajouts_au_stock,
    ajouts_aux_annees,
    mouvements_de,
)

Modele = type[models.Model]

# Those that movements change, each with its key.
DES_MOUVEMENTS: Mapping[Modele, tuple[str, ...]] = {
    Stock: CLE_STOCK,
    Cumul: CLE_CUMUL,
    CumulAnnees: CLE_ANNEES,
    CumulPartenaires: CLE_PARTENAIRES,
}


class Sommes:
    """Sums that wait, by cache and key. ``sans_matiere``: id of the material that nobody said."""

    def __init__(self, sans_matiere: int) -> None:
        self.sans_matiere = sans_matiere
        self._caches: dict[Modele, tuple[str, ...]] = {}
        self._ajouts: dict[Modele, dict[tuple, list[int]]] = {}
        self.accueillir(DES_MOUVEMENTS)

    def accueillir(self, caches: Mapping[Modele, tuple[str, ...]]) -> None:
        """Let other caches in: model → names of the fields of its key."""
        self._caches |= caches
        self._ajouts |= {modele: {} for modele in caches}

    def ajouter(self, modele: Modele, ajouts: Mapping[tuple, Sequence[int]]) -> None:
        """Keep what a cache gains, until it is written."""
        sommes = self._ajouts[modele]
        for cle, montants in ajouts.items():
            if cle in sommes:
                sommes[cle] = [a + b for a, b in zip(sommes[cle], montants, strict=True)]
            else:
                sommes[cle] = list(montants)

    def bouger(
        self,
        bon: Bon,
        pas: Sequence[Pas],
        *,
        revise: date | None = None,
        structure: int | None = None,
    ) -> list[Mouvement]:
        """The movements of a bon, whose sums are kept; they are not written."""
        mouvements = mouvements_de(bon, pas, revise)
        self.ajouter(Stock, ajouts_au_stock(bon.lieu_id, pas, self.sans_matiere))
        self.ajouter(Cumul, ajouts_au_cumul(mouvements))
        self.ajouter(CumulAnnees, ajouts_aux_annees(mouvements))
        if structure:
            self.ajouter(CumulPartenaires, ajouts_au_partenaire(mouvements, structure))
        return mouvements

    def ecrire(self) -> None:
        """Add to each cache what it gains."""
        for modele, cle in self._caches.items():
            ajouter(modele, cle, {k: tuple(s) for k, s in self._ajouts[modele].items()})
