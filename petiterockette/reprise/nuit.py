"""The night's step of what is brought in: files are not left waiting."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.fichiers import jeter_les_oublies


# Before the people themselves are forgotten.
@etape("reprise_oublies", gettext_lazy("Jeter les tableurs jamais repris"), rang=59)
def les_oublies(jour: date) -> str:
    n = jeter_les_oublies(timezone.now())
    if not n:
        return _("Aucun tableur n’attend depuis trop longtemps.")
    return ngettext("%(n)d fichier jeté.", "%(n)d fichiers jetés.", n) % {"n": n}
