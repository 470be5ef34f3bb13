"""The night's step of what is brought in: files of people are not left waiting."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.fichiers import jeter_les_oublies


# Before the people themselves are forgotten.
@etape("reprise_oublies", gettext_lazy("Jeter les fichiers de personnes jamais repris"), rang=59)
def les_oublies(jour: date) -> str:
    n = jeter_les_oublies(timezone.now())
    if not n:
        return _("Aucun fichier de personnes n’attend depuis plus de trente jours.")
    return ngettext("%(n)d fichier jeté.", "%(n)d fichiers jetés.", n) % {"n": n}
