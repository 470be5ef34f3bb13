"""The drawer of a till, the safe, and what is carried to the bank."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class CaisseDejaOuverte(Refus):
    texte = _("« %(caisse)s » est déjà ouverte, sur un autre appareil ou dans un autre onglet.")


class FondInattendu(Refus):
    texte = _(
        "Le tiroir devait tenir %(reste)s, vous dites %(fond)s, soit %(ecart)s : recomptez, "
        "ou dites pourquoi."
    )


class SessionPasFermee(Refus):
    texte = _("Fermez d’abord la caisse : on compte un tiroir où plus rien n’entre.")


class DejaComptee(Refus):
    texte = _("Cette caisse est déjà comptée.")


class MotifDeLEcart(Refus):
    texte = _("Il y a un écart de %(ecart)s : recomptez, ou dites pourquoi.")


class RienAExpliquer(Refus):
    texte = _("Aucune correction n’explique plus l’écart de cette caisse : rien n’est noté.")


class MouvementImpossible(Refus):
    texte = _("Dites d’où viennent ces espèces, où elles vont, et pourquoi.")


class EspecesInsuffisantes(Refus):
    # How much it should hold is not said: somebody will count it.
    texte = _("Le tiroir ne devrait pas tenir autant : vérifiez le montant.")


class TiroirRepris(Refus):
    texte = _(
        "« %(caisse)s » a été rouverte depuis : déplacez ces espèces depuis la session ouverte."
    )


class CoffreInsuffisant(Refus):
    texte = _("Le coffre ne devrait tenir que %(reste)s : comptez-le d’abord.")


class ComptageDuCoffre(Refus):
    texte = _("Il y a un écart de %(ecart)s : recomptez, ou dites pourquoi.")


class RemiseVide(Refus):
    texte = _("Rien à porter à la banque : cochez un chèque, ou comptez des espèces.")


class ChequeDejaRemis(Refus):
    texte = _("Un de ces chèques est déjà sur une autre remise : la liste a été refaite.")


class RemiseDejaPortee(Refus):
    texte = _("Cette remise est à la banque : elle ne s’annule plus.")


class RemiseAnnulee(Refus):
    texte = _("Cette remise est annulée : préparez-en une autre.")


class ChequeDejaDit(Refus):
    texte = _(
        "Cette remise est à la banque : ce que son bordereau disait ne change plus. "
        "Ce qui y manquait se complète."
    )


class EtapeSautee(Refus):
    texte = _("Une remise se prépare, se porte à la banque, puis paraît sur le relevé.")
