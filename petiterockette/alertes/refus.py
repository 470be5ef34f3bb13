"""The rules of the alerts, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class SansSeuil(Refus):
    texte = _("« %(nom)s » n’a pas de seuil : l’alerte vient dès que la chose est là.")


class SeuilHorsBornes(Refus):
    texte = _("Entre %(mini)s et %(maxi)s.")


class SeuilDejaChoisi(Refus):
    texte = _("C’est déjà le seuil : il n’y a rien à changer.")


class SeuilChangeEntreTemps(Refus):
    texte = _("Quelqu’un vient de changer ce seuil : rouvrez la page pour le voir.")


class AlerteQuiReste(Refus):
    texte = _("Cette alerte ne se met pas de côté\u00a0: elle se lit jusqu’à son terme.")


class JourPasse(Refus):
    texte = _("Choisissez un jour à venir : d’ici là, l’alerte attendra.")


class JourTropLoin(Refus):
    texte = _("Un an au plus : au-delà, changez plutôt le seuil.")


class RaisonDemandee(Refus):
    texte = _("Dites pourquoi elle attendra : la personne suivante le lira.")


class PasDeCote(Refus):
    texte = _("Cette alerte n’est pas de côté.")


class ObjetDemande(Refus):
    texte = _("Dites de quoi il s’agit.")


class EcheanceClose(Refus):
    texte = _("Cette échéance n’est plus suivie.")
