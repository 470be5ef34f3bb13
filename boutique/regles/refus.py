"""Why a row of what money is counted under, and paid with, is refused."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class RangeeRefusee(Refus):
    texte = _("Il reste quelque chose à corriger.")


class NomDejaPris(Refus):
    texte = _("« %(nom)s » est déjà dans la liste.")


class GenreFige(Refus):
    texte = _("« %(nom)s » a déjà servi : son genre ne change plus. Ajoutez un autre moyen.")


class RegimeDuPasse(Refus):
    texte = _("Un régime commence aujourd’hui ou plus tard : ce qui est vendu garde le sien.")


class RegimeCommence(Refus):
    texte = _("Ce régime a commencé : ajoutez le suivant, celui-ci reste dans le passé.")


class TauxEncoreUtilise(Refus):
    texte = _("« %(article)s » est à %(taux)s : dites aussi ce taux, ou changez l’article d’abord.")
