"""What the invoices must say twice the same: their numbers, their sums, what paid them."""

from collections.abc import Iterator

from django.db.models import F, Sum

from petiterockette.verification import Constat, verification

from .factures import reprises
from .models import Facture


@verification("Factures")
def factures() -> Iterator[Constat]:
    """No number is missing, each is the sum of its lines, none was paid too much."""
    attendu, sautees = 1, set(reprises())
    for facture in Facture.objects.order_by("numero").iterator(chunk_size=2000):
        if facture.numero != attendu and facture.numero - 1 not in sautees:
            yield Constat(f"facture {facture.numero_lisible} : le nº {attendu} manque")
        attendu = facture.numero + 1
    for cle in ("ht_cts", "tva_cts"):
        faux = Facture.objects.annotate(s=Sum(f"lignes__{cle}", default=0)).exclude(s=F(cle))
        for facture in faux.order_by("numero"):
            yield Constat(f"facture {facture.numero_lisible} : {cle} n’est pas la somme des lignes")
    payees = Facture.objects.annotate(s=Sum("paiements__montant_cts", default=0))
    for facture in payees.filter(s__gt=F("total_cts"), s__isnull=False).exclude(s=0):
        yield Constat(f"facture {facture.numero_lisible} : payée plus que son total")
