"""The grid of prices and its operations."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class OperationDansLePasse(Refus):
    texte = _("Une opération commence aujourd’hui ou plus tard : ce qui est vendu ne change pas.")


class OperationCommencee(Refus):
    texte = _("« %(nom)s » a commencé : elle s’arrête, elle ne se change plus.")


class OperationFinie(Refus):
    texte = _("« %(nom)s » est déjà finie.")


class CaissesDAilleurs(Refus):
    texte = _("Choisissez des caisses de vos lieux : sans caisse choisie, elle vaudrait partout.")


class TauxPasAdmis(Refus):
    texte = _(
        "« %(activite)s » n’admet pas le taux de %(taux)s : ajoutez-le à son régime de TVA, ou "
        "laissez le sien."
    )
