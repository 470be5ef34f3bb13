"""What average weights refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class RienARecaler(Refus):
    texte = _("Rien à recaler : ce mois suit déjà les poids moyens connus.")


class RecalageChange(Refus):
    texte = _("Une vente ou une pesée est arrivée entre-temps : relisez, puis recalez à nouveau.")
