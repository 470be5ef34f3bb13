"""What the association owes on its vouchers: how it moved over a period, from sealed rows.

Those that were paid for, or given back for a refund: they are owed until they are spent. What a
prescriber grants is his debt, told in his own monthly statement.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from collecte.matiere.jours import JOUR

from .models import BonAchat, CumulVentes, Reglement


@dataclass(frozen=True)
class EtatDesBons:
    """Cents; ``vendus`` and ``rendus`` make the debt, ``depenses`` pays it off."""

    avant_cts: int
    vendus_cts: int
    rendus_cts: int
    depenses_cts: int
    perimes_cts: int

    @property
    def apres_cts(self) -> int:
        """What is owed when the period ends."""
        return self.avant_cts + self.vendus_cts + self.rendus_cts - self.depenses_cts

    @property
    def valables_cts(self) -> int:
        """What may still be spent of it."""
        return self.apres_cts - self.perimes_cts


def etat_des_bons(debut: date, fin: date) -> EtatDesBons:
    """The vouchers' account over a period, ``fin`` included; three queries."""
    pendant = Q(vente__jour__gte=debut, vente__jour__lte=fin)
    vendus = CumulVentes.objects.filter(genre="bon_achat").aggregate(
        avant=_somme(Q(jour__lt=debut)),
        pendant=_somme(Q(jour__gte=debut, jour__lte=fin)),
    )
    payes = _payes().aggregate(
        avant=_somme(Q(vente__jour__lt=debut)),
        rendus=_somme(pendant & Q(montant_cts__lt=0)),
        depenses=_somme(pendant & Q(montant_cts__gt=0)),
        # What expired vouchers paid since: they held it still when the period ended.
        perimes=_somme(Q(vente__jour__gt=fin, bon_achat__expire_le__lt=fin + JOUR)),
    )
    return EtatDesBons(
        avant_cts=vendus["avant"] - payes["avant"],
        vendus_cts=vendus["pendant"],
        rendus_cts=-payes["rendus"],
        depenses_cts=payes["depenses"],
        perimes_cts=_restes_perimes(fin) + payes["perimes"],
    )


def _payes() -> QuerySet[Reglement]:
    """Payments by a voucher, and those that give one back, negative.

    Found by their vouchers, which are few: not by reading all that was ever sold.
    """
    dus = BonAchat.objects.exclude(origine=BonAchat.Origine.SOLIDAIRE).order_by()
    return Reglement.objects.filter(
        bon_achat__in=dus.values("pk"), vente__serie__ecole=False
    ).order_by()


def _restes_perimes(fin: date) -> int:
    """What is left by now on vouchers whose time was over that day."""
    morts = BonAchat.objects.filter(expire_le__lt=fin + JOUR).exclude(
        origine=BonAchat.Origine.SOLIDAIRE
    )
    restes: int = morts.aggregate(s=Sum("solde_cts", default=0))["s"]
    return restes


def _somme(quand: Q) -> Sum:
    return Sum("montant_cts", filter=quand, default=0)
