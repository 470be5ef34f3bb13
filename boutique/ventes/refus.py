"""Selling, against money or a voucher."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PanierVide(Refus):
    texte = _("Ajoutez un article pour encaisser.")


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


class AutrePapier(Refus):
    page_servie = True
    texte = _("Cette page a déjà servi à autre chose : rechargez-la.")


class OctroiImpossible(Refus):
    texte = _("De 1 à 100 bons à la fois, d’une valeur, et valables encore.")
