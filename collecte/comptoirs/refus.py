"""What every counter refuses: a point that is not there, or not open."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class LieuInconnu(Refus):
    texte = _("Ce point n’existe pas à ce lieu : choisissez à nouveau votre point.")


class PointFerme(Refus):
    texte = _("%(point)s est fermé depuis le %(jour)s : choisissez un autre point.")
