"""What the dock's counter refuses."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class ChoixDisparu(Refus):
    texte = _("Ce choix n’existe plus : touchez-en un autre.")


class NetDifferent(Refus):
    texte = _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")


class UneSeuleLigne(Refus):
    texte = _("Une perte à la fois : gardez une seule ligne.")
