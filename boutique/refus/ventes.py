"""Selling, giving back, correcting."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PanierVide(Refus):
    texte = _("Ajoutez un article pour encaisser.")


class PersonneALaCaisse(Refus):
    texte = _("Dites qui tient la caisse : touchez votre nom.")


class PanierIncomplet(Refus):
    texte = _("Le panier a des lignes à corriger.")


class PrixChange(Refus):
    texte = _("Un prix a changé depuis que cette page est ouverte. Le panier est gardé.")


class AutrePanier(Refus):
    texte = _(
        "Ce panier porte le numéro d’un autre, déjà encaissé avec un contenu différent. "
        "Recommencez-le."
    )


class CompteInexact(Refus):
    texte = _("Le compte n’y est pas : %(regle)s pour %(total)s à payer.")


class ArticleVendu(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» est déjà vendu, à «\u00a0%(caisse)s\u00a0». "
        "S’il est revenu, remboursez d’abord son ticket."
    )


class ArticleAilleurs(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» est %(ou)s\u00a0: il se vend là-bas, ou ici après son transfert."
    )


class ArticleReserve(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» est réservé jusqu’au %(jour)s\u00a0: libérez-le d’abord, "
        "ou proposez autre chose."
    )


class ArticleRetire(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» est retiré de la vente\u00a0: remettez-le d’abord en rayon."
    )


class BonAchatInconnu(Refus):
    texte = _("Aucun bon ne porte le code « %(code)s » : vérifiez-le.")


class BonAchatPerime(Refus):
    texte = _("Ce bon n’est plus valable depuis le %(jour)s.")


class BonAchatVide(Refus):
    texte = _("Il reste %(solde)s sur ce bon.")


class BonAchatEntame(Refus):
    texte = _("Il ne reste que %(solde)s sur le bon %(code)s : il ne se rend plus.")


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
