"""A till that may not be held, by this device or by this person."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class CaisseInconnue(Refus):
    texte = _("Cette caisse n’existe pas à ce lieu : choisissez à nouveau votre point.")


class CodeDemande(Refus):
    texte = _("Tapez votre code de caisse : il montre que ce nom est le vôtre.")


class CaisseFermee(Refus):
    texte = _("« %(caisse)s » est fermée : ouvrez-la d’abord.")


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


class HorlogeReculee(Refus):
    texte = _(
        "L’horloge a reculé : il est %(maintenant)s, le dernier geste de la caisse dit "
        "%(dernier)s. "
        "Appelez un administrateur, qui fera « reprise d’horloge »."
    )


class BalanceIncomplete(Refus):
    texte = _("Pour vendre au poids, il manque %(manque)s.")


class VignettePerimee(Refus):
    texte = _("Cette vignette a expiré le %(jour)s : faites vérifier la balance d’abord.")


class PersonneALaCaisse(Refus):
    texte = _("Dites qui tient la caisse : touchez votre nom.")
