"""What is on a deposit slip sums to what it announces."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Sum

from petiterockette.monnaie import euros
from petiterockette.verification import Constat, verification

from .models import ChequeRemis, MouvementEspeces, RemiseBanque


@verification("Remises en banque")
def remises() -> Iterator[Constat]:
    """A slip is the sum of what is on it; its rows are compared with the events that tell them."""
    sommes: dict[str, dict[int, int]] = {
        RemiseBanque.Genre.CHEQUES: _sommes(ChequeRemis.objects.all(), "reglement__montant_cts"),
        RemiseBanque.Genre.ESPECES: _sommes(
            MouvementEspeces.objects.filter(remise__isnull=False, vers="banque"), "montant_cts"
        ),
    }
    for remise in RemiseBanque.objects.order_by("pk"):
        somme = sommes.get(remise.genre, {}).get(remise.pk, 0)
        if somme != remise.montant_cts:
            yield Constat(
                f"remise en banque {remise.pk} : porte {euros(somme)}, "
                f"annonce {euros(remise.montant_cts)}"
            )


def _sommes(rangees: Any, champ: str) -> dict[int, int]:
    return dict(rangees.order_by().values_list("remise").annotate(Sum(champ)))
