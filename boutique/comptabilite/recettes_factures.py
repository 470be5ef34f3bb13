"""What invoices bring in, in the accounts: what was invoiced, what was paid of it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from boutique.factures.factures import sans_ticket
from boutique.factures.models import PaiementFacture
from boutique.regles.models import PosteComptable

from .ecritures_des_caisses import BANQUE, VENTES, Ecriture, Lieux, Plan, aux
from .models import EcritureFigee

Poste = PosteComptable.Poste


def recettes_des_factures(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """What was invoiced without a ticket, and what a credit note took back of it.

    A ticket that has its invoice is in the sales of its day already.
    """
    for facture in sans_ticket(debut, fin, lieux).prefetch_related("lignes").order_by("numero"):
        par_compte: dict[str, int] = defaultdict(int)
        for ligne in facture.lignes.all():
            par_compte[ligne.compte] += ligne.ht_cts
        yield Ecriture(
            jour=facture.jour,
            journal=VENTES,
            piece=facture.numero_lisible,
            libelle=_("Facture %(numero)s") % {"numero": facture.numero_lisible},
            lieu=facture.lieu_id,
            lignes=(
                *plan.du_poste(Poste.CLIENTS, facture.total_cts),
                *(li for c, cts in sorted(par_compte.items()) for li in plan.ligne(c, -cts)),
                *plan.du_poste(Poste.TVA, -facture.tva_cts),
            ),
        )


def facture_par_compte(debut: date, fin: date, lieux: Lieux) -> dict[str, int]:
    """Account → what was invoiced on it without a ticket, credit notes off, without VAT, in
    cents."""
    lignes = sans_ticket(debut, fin, lieux).order_by().values_list("lignes__compte")
    return {compte: ht for compte, ht in lignes.annotate(Sum("lignes__ht_cts")) if ht}


def paiements_des_factures(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """What clients paid on the bank's account, the day it was seen there."""
    recus = PaiementFacture.objects.filter(jour__range=(debut, fin), **aux(lieux, "facture__lieu"))
    for paiement in recus.select_related("facture").order_by("pk"):
        yield _paiement(paiement, paiement.jour, plan)


def paiements_en_retard(jour: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """Payments from before that day that no frozen exercise holds: they are booked on it."""
    recus = PaiementFacture.objects.filter(jour__lt=jour, **aux(lieux, "facture__lieu"))
    figees = EcritureFigee.objects.filter(journal=BANQUE).values_list("piece", flat=True)
    passees = set(figees)
    for paiement in recus.select_related("facture").order_by("pk"):
        if f"P{paiement.pk}" not in passees:
            yield _paiement(paiement, jour, plan)


def _paiement(paiement: PaiementFacture, jour: date, plan: Plan) -> Ecriture:
    return Ecriture(
        jour=jour,
        journal=BANQUE,
        piece=f"P{paiement.pk}",
        libelle=_("Paiement de la facture %(numero)s") % {"numero": paiement.facture},
        lieu=paiement.facture.lieu_id,
        lignes=(
            *plan.du_poste(Poste.BANQUE, paiement.montant_cts),
            *plan.du_poste(Poste.CLIENTS, -paiement.montant_cts),
        ),
        piece_jour=paiement.jour,
    )
