"""There is nothing to take up again."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class RienAReprendre(Refus):
    texte = _("Rien à reprendre : l’heure et les tickets de cette caisse se suivent.")


class RienAReparer(Refus):
    texte = _("Rien à réparer\u00a0: ce qui est dit hors de la base se lit, et rien n’y manque.")
