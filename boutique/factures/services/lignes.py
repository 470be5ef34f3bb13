"""The lines of an invoice: worked out from what was typed, taken from a ticket, or reversed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from boutique.regles.models import Activite
from boutique.ventes.chiffrage import HORS_TVA, regimes_du_jour

from ..models import LigneFacture

MILLE = 1000


@dataclass(frozen=True)
class LigneTapee:
    """A line as it was typed: thousandths of a unit, cents of one before tax.

    ``taux_cp``: another rate than its activity's, if the activity allows it.
    """

    libelle: str
    quantite_m: int
    prix_cts: int
    activite: Activite
    unite: str = ""
    taux_cp: int | None = None


def chiffrer_les_lignes(
    tapees: Sequence[LigneTapee], jour: date, *, autoliquidation: bool = False
) -> Iterator[dict[str, Any]]:
    """The fields of each line, in order, with its amount before tax and the VAT beside it.

    VAT is that of each activity on that day, worked out on the line and rounded half up.
    """
    regimes = regimes_du_jour({li.activite.pk for li in tapees}, jour)
    for rang, tapee in enumerate(tapees, start=1):
        tva = regimes.get(tapee.activite.pk, HORS_TVA).a(tapee.taux_cp)
        ht_cts = _arrondir(Decimal(tapee.quantite_m * tapee.prix_cts) / MILLE)
        yield {
            "rang": rang,
            "libelle": tapee.libelle,
            "quantite_m": tapee.quantite_m,
            "unite": tapee.unite,
            "prix_cts": tapee.prix_cts,
            "activite": tapee.activite,
            "regime": tva.regime,
            "taux_cp": tva.taux_cp,
            "ht_cts": ht_cts,
            "tva_cts": (
                0 if autoliquidation else _arrondir(Decimal(ht_cts * tva.taux_cp) / 10_000)
            ),
        }


def _arrondir(cts: Decimal) -> int:
    return int(cts.quantize(Decimal(1), ROUND_HALF_UP))


def ligne_du_ticket(ligne: Any) -> LigneFacture:
    """A line of a ticket: its very amounts; a price before tax only where it is exact."""
    au_poids = ligne.mode == ligne.Mode.POIDS
    une = ligne.quantite == 1 or ligne.ht_cts % ligne.quantite or ligne.mode == ligne.Mode.LOT
    quantite = 1 if une or au_poids else ligne.quantite
    libelle = ligne.libelle
    if au_poids and ligne.masse_g:
        libelle = f"{libelle}, {ligne.masse_g} g"
    elif une and ligne.quantite > 1:
        libelle = f"{libelle} × {ligne.quantite}"
    return LigneFacture(
        rang=ligne.rang,
        libelle=libelle[:120],
        quantite_m=quantite * MILLE,
        prix_cts=ligne.ht_cts // quantite,
        activite_id=ligne.activite_id,
        compte=ligne.compte,
        regime=ligne.regime,
        taux_cp=ligne.taux_cp,
        ht_cts=ligne.ht_cts,
        tva_cts=ligne.tva_cts,
    )


def ligne_inverse(ligne: LigneFacture) -> LigneFacture:
    """A line of the credit note: the opposite of an invoice's."""
    champs = ("rang", "libelle", "unite", "prix_cts", "activite_id", "compte", "regime", "taux_cp")
    return LigneFacture(
        **{champ: getattr(ligne, champ) for champ in champs},
        quantite_m=-ligne.quantite_m,
        ht_cts=-ligne.ht_cts,
        tva_cts=-ligne.tva_cts,
    )
