"""The rules of the subscriptions, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class CourrielPasRegle(Refus):
    texte = _("Le courriel n’est pas réglé sur ce serveur : personne ne peut s’abonner.")


class AdresseDemandee(Refus):
    texte = _("Tapez votre adresse de courriel.")


class LieuDemande(Refus):
    texte = _("Choisissez au moins un lieu.")


class PasDAbonnement(Refus):
    texte = _("Vous n’êtes pas abonné : il n’y a rien à arrêter.")


class DejaConfirme(Refus):
    texte = _("Cette adresse est déjà confirmée.")


class RienNeChange(Refus):
    texte = _("C’est déjà votre abonnement : il n’y a rien à changer.")


class TropDeMessages(Refus):
    texte = _(
        "Un message est parti il y a moins de cinq minutes : regardez aussi les indésirables."
    )
