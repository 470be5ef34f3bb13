"""What a period took and did not bring to the bank, as far as its entries say, and why.

The till books what it proves: cheques and cash once the bank has them. It reads no statement of
the bank: cards are booked from it, less its fees, by whoever keeps the accounts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Moyen, PosteComptable

from .ecritures_des_caisses import Poste, Solde

Genre = Moyen.Genre
POURQUOI: dict[str, Any] = {
    Genre.CARTE: _(
        "payés par carte\u00a0: ce logiciel ne lit pas le relevé de la banque. Passez ce qu’elle "
        "a versé, et ses frais, d’après lui."
    ),
    Genre.ESPECES: _(
        "en espèces\u00a0: au coffre, dans les tiroirs, ou sur une remise que personne n’a encore "
        "vue sur le relevé."
    ),
    Genre.CHEQUE: _(
        "en chèques\u00a0: à remettre, ou sur une remise que personne n’a encore vue sur le relevé."
    ),
}


@dataclass(frozen=True)
class PasEnBanque:
    """``cts``: what the accounts of a kind of means kept over the period, above zero."""

    genre: str
    cts: int
    pourquoi: Any


def pas_en_banque(soldes: Iterable[Solde]) -> list[PasEnBanque]:
    """What the accounts of cards, cash and cheques still hold of what a period moved there."""
    banque = PosteComptable.objects.filter(poste=Poste.BANQUE).values_list("compte", flat=True)
    genres: dict[str, str] = {}
    for moyen in Moyen.objects.filter(genre__in=POURQUOI).exclude(compte__in=banque):
        genres.setdefault(moyen.compte, moyen.genre)
    sommes = dict.fromkeys(POURQUOI, 0)
    for solde in soldes:
        if genre := genres.get(solde.compte):
            sommes[genre] += solde.debit_cts - solde.credit_cts
    return [PasEnBanque(g, cts, POURQUOI[g]) for g, cts in sommes.items() if cts > 0]
