"""The rules of volunteering, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus

# The hours


class JourAVenir(Refus):
    texte = _("Ce jour n’est pas encore venu : notez les heures une fois faites.")


class JourTropLoin(Refus):
    texte = _(
        "Au-delà de %(jours)s jours, c’est un responsable qui note les heures : donnez-les-lui."
    )


class PlusDUnJour(Refus):
    texte = _(
        "Cela ferait %(total)s le %(jour)s, et un jour n’a que 24 h. %(deja)s y sont déjà "
        "notées : corrigez-les d’abord si elles sont fausses."
    )


class PasDeLEquipe(Refus):
    texte = _("Cette personne n’est pas de l’équipe %(ou)s : ajoutez-la d’abord.")


class ActiviteDUnAutrePole(Refus):
    texte = _("« %(activite)s » n’est pas une activité du pôle %(pole)s : choisissez-en une autre.")


class PersonneAChoisir(Refus):
    texte = _("Choisissez au moins une personne.")


class DejaCorrigee(Refus):
    texte = _("Ces heures viennent d’être corrigées : rouvrez la page pour les voir.")


class RaisonDemandee(Refus):
    texte = _("Dites pourquoi : la personne suivante le lira.")


class DejaArrivee(Refus):
    texte = _("Cette personne est déjà là : touchez « Je pars » pour compter ses heures.")


class PasArrivee(Refus):
    texte = _("Aucune arrivée n’est notée aujourd’hui : tapez plutôt la durée.")


class TropTotPourPartir(Refus):
    texte = _("Moins d’une minute : il n’y a encore rien à compter.")


# The planning


class PermanencePassee(Refus):
    texte = _("Cette permanence est passée : rien n’y change plus.")


class PermanenceAnnulee(Refus):
    texte = _("Cette permanence est annulée : choisissez-en une autre dans la semaine.")


class Complet(Refus):
    texte = _("Toutes les places sont prises : regardez les autres permanences de la semaine.")


class DejaInscrite(Refus):
    texte = _("Cette personne vient déjà.")


class DejaAilleurs(Refus):
    texte = _("Cette personne vient déjà à cette heure-là\u00a0: %(quoi)s. Retirez-la d’abord.")


class PlusInscrite(Refus):
    texte = _("Cette personne ne vient plus : rouvrez la page pour le voir.")


class EchangeRetire(Refus):
    texte = _("Cette place n’est plus à prendre : rouvrez la page pour le voir.")


class PlacesPrises(Refus):
    texte = _("%(n)s personnes viennent déjà : gardez au moins %(n)s places.")


class BesoinFini(Refus):
    texte = _("Ce besoin est déjà fini : il ne revient plus.")


class JourPasse(Refus):
    texte = _("Choisissez aujourd’hui ou un jour à venir.")


class AUneAutreHeure(Refus):
    texte = _("La fin précède le début : changez l’une des deux heures.")


# The lists


class NomDejaPris(Refus):
    texte = _("Il y en a déjà un de ce nom dans la liste.")


class TauxSansSource(Refus):
    texte = _("Dites d’où vient cette valeur : qui l’a choisie, d’après quoi.")


class TauxEntreTemps(Refus):
    texte = _("Quelqu’un vient de dire une valeur : rouvrez la page pour la voir.")
