"""What the bilans of the séances must say twice the same."""

from collections.abc import Iterator

from django.db.models import F, Sum

from petiterockette.verification import Constat, verification

from .models import Bilan


@verification("Bilans des séances")
def bilans() -> Iterator[Constat]:
    """A bilan's heads by public are what it says in all; none stands on a cancelled séance."""
    faux = Bilan.objects.annotate(comptes=Sum("tetes__presents", default=0))
    for bilan in faux.exclude(comptes=F("presents")).order_by("pk"):
        yield Constat(
            f"bilan nº {bilan.pk} : {bilan.presents} présents, {bilan.comptes} par public"
        )
    annulees = Bilan.objects.filter(seance__annulee_le__isnull=False).order_by("pk")
    for numero in annulees.values_list("pk", flat=True):
        yield Constat(f"bilan nº {numero} : sa séance est annulée")
