"""What requests, rounds and their stops refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class DemandeDejaTraitee(Refus):
    texte = _("La demande nº %(numero)s est déjà %(etat)s.")


class DemandeDejaEnvoyee(Refus):
    page_servie = True
    texte = _(
        "Cette page a déjà envoyé la demande nº %(numero)s, avec un autre contenu. "
        "Si c’est bien une nouvelle demande, envoyez à nouveau."
    )


class TropDeDemandes(TropVite):
    texte = _("Trop de demandes arrivent en ce moment. %(nous_joindre)s")


class JourPasse(Refus):
    texte = _("Le %(jour)s est passé : choisissez un jour à venir.")


class DejaEnTournee(Refus):
    texte = _(
        "La demande nº %(numero)s est dans la tournée du %(jour)s : retirez-la d’abord de là."
    )


class CreneauUnAutreJour(Refus):
    texte = _("Ce rendez-vous est pris pour le %(jour)s : changez d’abord son créneau.")


class PasEncorePassee(Refus):
    texte = _("La demande nº %(numero)s n’est pas finie : on a encore besoin de ses coordonnées.")


class TourneeDejaPrevue(Refus):
    texte = _("%(vehicule)s a déjà une tournée à ce moment-là.")


class TourneeNonVide(Refus):
    texte = _("Cette tournée a encore des arrêts : retirez-les d’abord.")


class TourneePasCommencee(Refus):
    texte = _("Cette tournée est celle du %(jour)s : elle n’a pas commencé.")


class VehiculeAilleurs(Refus):
    texte = _("%(vehicule)s n’est pas un véhicule de ce lieu.")


class ArretDejaDit(Refus):
    texte = _("Cet arrêt est déjà « %(issue)s » : corrigez-le d’abord.")


class ArretDejaPese(Refus):
    texte = _("Cet arrêt est relié au dépôt nº %(numero)s : déliez-le d’abord.")


class ArretPasFait(Refus):
    texte = _("On ne relie une pesée qu’à un enlèvement qui est fait.")


class RaisonRequise(Refus):
    texte = _("Dites pourquoi : touchez une raison.")


class DepotDejaRelie(Refus):
    texte = _("Le dépôt nº %(numero)s est déjà relié à un autre arrêt.")


class DepotSansRapport(Refus):
    texte = _(
        "Le dépôt nº %(numero)s n’est pas un dépôt « domicile » de cette tournée : "
        "choisissez-en un autre."
    )
