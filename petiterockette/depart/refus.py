"""What the first page refuses."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class MaisonDejaOuverte(Refus):
    texte = _(
        "Cette maison a déjà ses comptes\u00a0: connectez-vous, ou demandez un accès à qui les "
        "tient."
    )


class CodeFaux(Refus):
    texte = _(
        "Ce n’est pas le code de cette maison. Relisez-le sur le serveur\u00a0: «\u00a0rockette "
        "NOM preparer_le_depart\u00a0» le redit."
    )


class TropDeCodes(TropVite):
    texte = _("Trop de codes faux. Attendez une heure, puis recommencez.")
