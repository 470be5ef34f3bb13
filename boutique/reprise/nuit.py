"""The night's step of the old bases: their files name people, and are kept for a time."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.exports import jeter_les_vieux


@etape("oressource", gettext_lazy("Jeter les vieux exports d’Oressource"), rang=92)
def jeter_les_exports(jour: date) -> str:
    n = jeter_les_vieux(timezone.now())
    if not n:
        return _("Rien à jeter.")
    return ngettext("%(n)d fichier jeté.", "%(n)d fichiers jetés.", n) % {"n": n}
