"""What keeps an invoice from being written, or from being shown to a controller."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class FactureVide(Refus):
    texte = _("Une facture a une ligne au moins : dites ce qui est vendu, combien, à quel prix.")


class AdresseIncomplete(Refus):
    texte = _("Une facture porte l’adresse entière du client\u00a0: il manque %(quoi)s.")


class MontantNul(Refus):
    texte = _("Le total est de 0 € : il n’y a rien à facturer.")


class TicketDejaFacture(Refus):
    texte = _("Ce ticket a déjà sa facture, la %(numero)s : annulez-la d’abord par un avoir.")


class TicketPasFacturable(Refus):
    texte = _(
        "Seule une vente se facture : ni un remboursement, ni une correction, ni un essai, "
        "ni ce qui a été remboursé depuis."
    )


class EcheanceDuPasse(Refus):
    texte = _("L’échéance vient avant la facture : donnez un jour à venir.")


class FactureDejaAnnulee(Refus):
    texte = _("La facture %(numero)s est déjà annulée, par l’avoir %(avoir)s.")


class AvoirDUnAvoir(Refus):
    texte = _("Un avoir ne s’annule pas : refaites une facture.")


class FacturePayee(Refus):
    texte = _(
        "Cette facture a reçu %(montant)s : elle ne s’annule plus ici. Rendez l’argent, et "
        "parlez-en à qui tient les comptes."
    )


class PaiementEnTrop(Refus):
    texte = _("Il ne reste que %(reste)s à payer.")


class PaiementDeDemain(Refus):
    texte = _("Un paiement se note le jour où on le voit, ou après : pas avant.")


class PasUnControle(Refus):
    texte = _("Ce compte n’a pas le rôle « contrôle » aujourd’hui : rien ne s’ouvre à lui.")


class OuvertureMalBornee(Refus):
    texte = _("Dites un jour à venir, dans l’année : au-delà, rouvrez-les.")
