"""The night asks for the archives of the exercises that are closed."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.archives import archiver_les_exercices


@etape("archiver_les_exercices", gettext_lazy("Archiver les exercices clos"), rang=45)
def archiver_ce_qui_est_clos(jour: date) -> str:
    n = archiver_les_exercices()
    if not n:
        return _("Rien à archiver.")
    return ngettext("%(n)d archive demandée.", "%(n)d archives demandées.", n) % {"n": n}
