"""What is on a deposit slip sums to what it announces."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Sum

from petiterockette.mots.monnaie import euros
from petiterockette.verification import Constat, verification

from ..models import ChequeRemis, EtapeRemise, MouvementEspeces, RemiseBanque


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
    yield from _suivis()
    yield from _annulees()


def _suivis() -> Iterator[Constat]:
    """A cheque that is on a second slip: the first was undone, and was about that cheque."""
    suivis = ChequeRemis.objects.exclude(apres=None)
    justes = suivis.filter(
        apres__reglement=F("reglement"), apres__remise__etapes__etat=EtapeRemise.Etat.ANNULEE
    )
    for porte in suivis.exclude(pk__in=justes.values("pk")).order_by("pk"):
        yield Constat(
            f"chèque remis {porte.pk} : sur la remise {porte.remise_id}, "
            "et celle d’avant n’est pas annulée"
        )


def _annulees() -> Iterator[Constat]:
    """The cash of a slip that was undone came back; that of no other did."""
    rendues = _sommes(
        MouvementEspeces.objects.filter(remise__isnull=False, de="banque"), "montant_cts"
    )
    annulees = RemiseBanque.objects.filter(
        genre=RemiseBanque.Genre.ESPECES, etapes__etat=EtapeRemise.Etat.ANNULEE
    )
    attendues = dict(annulees.values_list("pk", "montant_cts"))
    for remise in sorted(rendues.keys() | attendues.keys()):
        rendu, attendu = rendues.get(remise, 0), attendues.get(remise, 0)
        if rendu != attendu:
            yield Constat(
                f"remise en banque {remise} : {euros(rendu)} rendus au coffre, "
                f"{euros(attendu)} attendus"
            )


def _sommes(rangees: Any, champ: str) -> dict[int, int]:
    return dict(rangees.order_by().values_list("remise").annotate(Sum(champ)))
