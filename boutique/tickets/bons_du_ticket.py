"""The vouchers of a ticket: those that leave with it, what it left on those that paid it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from boutique.regles.models import Moyen
from boutique.ventes.bons_achat import masquer
from boutique.ventes.models import BonAchat, Reglement, Vente

from .services.corrections import paiement_actuel


@dataclass(frozen=True)
class ResteDeBon:
    """What a ticket left on a voucher that paid it; its code is masked."""

    libelle: str
    reste_cts: int
    expire_le: date


def bons_donnes(vente: Vente) -> list[BonAchat]:
    """The vouchers that leave with a ticket: sold, or given back for a refund.

    Not one that a correction took back since.
    """
    lignes = (li for li in vente.ses_lignes if li.genre == "bon_achat" and li.quantite > 0)
    ids = {li.cle for li in lignes if li.cle}
    rembourse = vente.lien if vente.nature == Vente.Nature.CORRECTION else vente
    if rembourse and rembourse.nature == Vente.Nature.AVOIR:
        rendus = {r.bon_achat_id for r in vente.ses_reglements if r.montant_cts < 0}
        if any(rendus):
            actuels = {r.bon_achat_id for r in paiement_actuel(rembourse)}
            ids |= {pk for pk in rendus & actuels if pk}
    return list(BonAchat.objects.filter(pk__in=ids).order_by("pk")) if ids else []


def restes_des_bons(vente: Vente) -> list[ResteDeBon]:
    """What this ticket left on the vouchers that paid it, whatever they paid since.

    Nothing in training: nothing was spent.
    """
    payes = [] if vente.ecole else [r for r in vente.ses_reglements if _est_un_bon(r)]
    if not payes:
        return []
    bons = BonAchat.objects.in_bulk([r.bon_achat_id for r in payes])
    depuis = Reglement.objects.filter(bon_achat__in=bons, pk__gt=max(r.pk for r in payes))
    repris = dict(depuis.order_by().values_list("bon_achat").annotate(somme=Sum("montant_cts")))
    return [
        ResteDeBon(moyen_ecrit(r), bon.solde_cts + repris.get(bon.pk, 0), bon.expire_le)
        for r in payes
        if (bon := bons[r.bon_achat_id])
    ]


def _est_un_bon(reglement: Reglement) -> bool:
    return reglement.bon_achat_id is not None and reglement.montant_cts > 0


def moyen_ecrit(reglement: Reglement) -> str:
    """« Carte », « Bon …K7Q »: a payment as a paper names it."""
    if reglement.genre == Moyen.Genre.BON and reglement.reference:
        return f"{reglement.libelle} {masquer(reglement.reference)}"
    return reglement.libelle
