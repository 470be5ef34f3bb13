"""The till itself: open, closed, elsewhere, its clock, its drawer."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class CaisseInconnue(Refus):
    texte = _("Cette caisse n’existe pas à ce lieu : choisissez à nouveau votre point.")


class CodeDemande(Refus):
    texte = _("Tapez votre code de caisse : il montre que ce nom est le vôtre.")


class CaisseFermee(Refus):
    texte = _("« %(caisse)s » est fermée : ouvrez-la d’abord.")


class CaisseDejaOuverte(Refus):
    texte = _("« %(caisse)s » est déjà ouverte, sur un autre appareil ou dans un autre onglet.")


class CaisseAFermer(Refus):
    texte = _(
        "«\u00a0%(caisse)s\u00a0» est encore ouverte depuis le %(jour)s\u00a0: ce qu’elle vend "
        "compte ce jour-là. Fermez-la, puis closez le mois."
    )


class CaisseRouverte(Refus):
    texte = _("« %(caisse)s » a été fermée, puis rouverte : rechargez cette page.")


class AutreAppareil(Refus):
    texte = _(
        "« %(caisse)s » est tenue sur un autre appareil. Encaissez là-bas, ou reprenez-la ici."
    )


class JourneeFinie(Refus):
    texte = _("La journée du %(jour)s est finie : fermez la caisse, comptez, et rouvrez-la.")


class FondInattendu(Refus):
    texte = _(
        "Le tiroir devait tenir %(reste)s, vous dites %(fond)s, soit %(ecart)s : recomptez, "
        "ou dites pourquoi."
    )


class HorlogeReculee(Refus):
    texte = _(
        "L’horloge a reculé : il est %(maintenant)s, le dernier geste de la caisse dit "
        "%(dernier)s. "
        "Appelez un administrateur, qui fera « reprise d’horloge »."
    )


class RienAReprendre(Refus):
    texte = _("Rien à reprendre : l’heure et les tickets de cette caisse se suivent.")


class RienAReparer(Refus):
    texte = _("Rien à réparer\u00a0: ce qui est dit hors de la base se lit, et rien n’y manque.")


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
