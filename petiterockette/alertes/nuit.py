"""The step of this app in the night's work."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .calcul import calculer


@etape("alertes", gettext_lazy("Chercher ce qui demande un coup d’œil"), rang=10, atomique=False)
def chercher_les_alertes(jour: date) -> str:
    n = calculer(jour)
    if not n:
        return _("Rien à signaler.")
    return ngettext("%(n)d alerte.", "%(n)d alertes.", n) % {"n": n}
