"""The rules of the indicators, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class IndicateurCompte(Refus):
    texte = _("« %(nom)s » se compte tout seul : il ne se saisit pas.")


class AnneePasFinie(Refus):
    texte = _("L’année %(annee)s n’a pas commencé : rien ne se saisit d’avance.")


class CorrectionSansRaison(Refus):
    texte = _("%(annee)s a déjà un chiffre : dites pourquoi il change.")


class SaisiEntreTemps(Refus):
    texte = _("Quelqu’un vient de le saisir\u00a0: effacez-le ici, il se corrige à sa ligne.")


class RienNeChange(Refus):
    texte = _("C’est déjà ce qui est écrit : il n’y a rien à corriger.")


class AutrePage(Refus):
    texte = _("Cette page a déjà servi à une autre saisie : rouvrez-la.")


class ReleveEntreTemps(Refus):
    texte = _("Quelqu’un vient de saisir ce chiffre : rouvrez la page pour le voir.")


class VueDejaNommee(Refus):
    texte = _("Vous avez déjà une vue « %(nom)s » : choisissez un autre nom.")


class TropDeVues(Refus):
    texte = _("%(n)s vues gardées, c’est le plus : oubliez-en une d’abord.")


class AdresseEtrangere(Refus):
    texte = _("Cette adresse n’est pas d’ici : rien n’a été gardé.")


class CibleTropLointaine(Refus):
    texte = _("Une cible se pose pour une année jusqu’à %(annee)s.")


class CibleSansRaison(Refus):
    texte = _("Dites d’où vient cette cible : qui l’a décidée, ou quelle convention.")


class CibleDeja(Refus):
    texte = _("C’est déjà la cible : il n’y a rien à changer.")


class CibleEntreTemps(Refus):
    texte = _("Quelqu’un vient de poser une cible : rouvrez la page pour la voir.")
