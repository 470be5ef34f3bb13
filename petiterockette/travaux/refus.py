"""The rules of the works, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class RienAReessayer(Refus):
    texte = _("Ce travail n’est pas en panne : il n’y a rien à réessayer.")
