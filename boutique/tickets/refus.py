"""What follows a ticket: found, put on paper, given back, corrected."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class VenteInconnue(Refus):
    texte = _("Ce ticket n’existe pas.")


class RienARendre(Refus):
    texte = _("Dites ce qui est rendu.")


class PasUneVente(Refus):
    texte = _("Le ticket nº %(numero)s n’est pas une vente : il ne se rend pas.")


class TicketDEntrainement(Refus):
    texte = _("Un ticket d’entraînement et un vrai ne se mélangent pas.")


class DejaRendu(Refus):
    texte = _("« %(article)s » : il en reste %(reste)s à rendre.")


class PlafondDeRemboursement(Refus):
    texte = _("Vous pouvez rembourser jusqu’à %(plafond)s. Demandez au responsable du lieu.")


class PlafondDuTicket(Refus):
    texte = _(
        "Vous pouvez rembourser jusqu’à %(plafond)s d’un même ticket, et %(deja)s l’ont déjà été. "
        "Demandez au responsable du lieu."
    )


class CorrectionDUneCorrection(Refus):
    texte = _("Le ticket nº %(numero)s corrige un paiement : corrigez celui dont il parle.")


class CorrectionSansEffet(Refus):
    texte = _("Ce paiement est déjà celui-là : rien à corriger.")


class CadeauSansVente(Refus):
    texte = _("Un ticket cadeau est celui d’une vente.")


class CourrielPasRegle(Refus):
    texte = _("Aucun serveur de courriel n’est réglé : imprimez le ticket, ou montrez son code.")


class CourrielMuet(Refus):
    texte = _("Le serveur de courriel ne répond pas. Rien n’est parti : essayez plus tard.")


class CourrielRefuse(Refus):
    texte = _("Le ticket n’a pas pu partir à cette adresse : vérifiez-la, puis envoyez à nouveau.")
