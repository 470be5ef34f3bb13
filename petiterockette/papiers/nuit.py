"""The night's step of the papers."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .dossier import jeter


@etape("papiers", gettext_lazy("Jeter les papiers préparés"), rang=91, atomique=False)
def jeter_les_papiers(jour: date) -> str:
    n = jeter(timezone.now())
    if not n:
        return _("Rien à jeter.")
    return ngettext("%(n)d fichier jeté.", "%(n)d fichiers jetés.", n) % {"n": n}
