from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PrenomManquant(Refus):
    texte = _("Tapez un prénom.")
