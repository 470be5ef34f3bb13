"""The night's step of the dossiers: what is frozen is compared with the books of today."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .models import Dossier
from .services.dossiers import comparer_au_livre

# What ended before is compared when somebody opens it.
COMPARES = timedelta(days=2 * 366)


@etape("dossiers", gettext_lazy("Comparer les dossiers figés aux livres"), rang=9, atomique=False)
def comparer(jour: date) -> str:
    bouges = sum(comparer_au_livre(d) > 0 for d in Dossier.objects.figes(jour - COMPARES))
    if not bouges:
        return _("Aucun dossier n’a bougé.")
    return ngettext("%(n)d dossier a bougé.", "%(n)d dossiers ont bougé.", bouges) % {"n": bouges}
