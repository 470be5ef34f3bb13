"""What the lists refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class LigneProtegee(Refus):
    texte = _("Cette ligne sert au logiciel lui-même : elle ne se change pas.")
