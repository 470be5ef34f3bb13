"""The night freezes the entries of the exercises that are closed."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.exercices import figer_les_exercices


@etape("figer_les_exercices", gettext_lazy("Figer les écritures des exercices clos"), rang=42)
def figer_ce_qui_est_clos(jour: date) -> str:
    return dire_les_exercices(figer_les_exercices(timezone.now()))


def dire_les_exercices(n: int) -> str:
    if not n:
        return _("Rien à figer.")
    return ngettext("%(n)d exercice figé.", "%(n)d exercices figés.", n) % {"n": n}
