"""The rules of the avoided emissions, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasLePremierDuMois(Refus):
    texte = _("Un facteur commence le premier jour d’un mois et finit le dernier d’un autre.")


class FacteursQuiSeChevauchent(Refus):
    texte = _("« %(sujet)s » vaut déjà pour ces jours-là : commencez après, ou finissez avant.")


class CategorieDeDenrees(Refus):
    texte = _("Les denrées ne sont pas du réemploi : elles n’ont pas de facteur ici.")
