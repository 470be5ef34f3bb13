"""What vouchers became: spent, left, expired; the month of each prescriber. Figures only."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from petiterockette.personnes.models import Structure

from .models import BonAchat, Reglement

SOLIDAIRE = BonAchat.Origine.SOLIDAIRE


@dataclass
class ReleveDePrescripteur:
    """A prescriber's month: granted, spent in how many tickets, left today. Nobody's name."""

    structure: Structure
    donnes: int = 0
    donnes_cts: int = 0
    tickets: int = 0
    depenses_cts: int = 0
    restants: int = 0
    reste_cts: int = 0


def releves(debut: date, fin: date, aujourd_hui: date) -> list[ReleveDePrescripteur]:
    """The prescribers that something concerns between two days, ends included. Four queries."""
    lignes: dict[int, ReleveDePrescripteur] = {}
    structures = Structure.objects.in_bulk(
        BonAchat.objects.filter(origine=SOLIDAIRE)
        .order_by()
        .values_list("prescripteur", flat=True)
        .distinct()
    )

    def de(pk: int) -> ReleveDePrescripteur:
        return lignes.setdefault(pk, ReleveDePrescripteur(structures[pk]))

    bons = BonAchat.objects.filter(origine=SOLIDAIRE).order_by().values_list("prescripteur")
    donnes = bons.filter(emis_le__range=(debut, fin)).annotate(Count("pk"), Sum("valeur_cts"))
    for pk, n, cts in donnes:
        de(pk).donnes, de(pk).donnes_cts = n, cts
    depenses = (
        Reglement.objects.filter(
            bon_achat__origine=SOLIDAIRE,
            vente__jour__range=(debut, fin),
            vente__serie__ecole=False,
        )
        .order_by()
        .values_list("bon_achat__prescripteur")
        .annotate(Count("vente", distinct=True), Sum("montant_cts"))
    )
    for pk, n, cts in depenses:
        de(pk).tickets, de(pk).depenses_cts = n, cts
    restes = bons.filter(solde_cts__gt=0, expire_le__gte=aujourd_hui)
    for pk, n, cts in restes.annotate(Count("pk"), Sum("solde_cts")):
        de(pk).restants, de(pk).reste_cts = n, cts
    return sorted(lignes.values(), key=lambda r: (r.structure.ordre, r.structure.nom))


def masquer(code: str) -> str:
    """A voucher's code for whoever may not spend it: « …K7Q »."""
    return f"…{code[-3:]}"
