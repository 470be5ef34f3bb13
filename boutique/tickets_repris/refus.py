"""What is refused of the tickets of before."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class MotSansRangee(Refus):
    texte = _("«\u00a0%(code)s\u00a0» n’est plus dans les listes\u00a0: décidez-en à nouveau.")
