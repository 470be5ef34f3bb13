"""The night's step of the dossiers: what is frozen is compared with the books of today."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .models import Dossier
from .services.dossiers import comparer_au_livre


@etape("dossiers", gettext_lazy("Comparer les dossiers figés aux livres"), rang=9, atomique=False)
def comparer(jour: date) -> str:
    bouges = sum(comparer_au_livre(dossier) > 0 for dossier in Dossier.objects.figes())
    if not bouges:
        return _("Aucun dossier n’a bougé.")
    return ngettext("%(n)d dossier a bougé.", "%(n)d dossiers ont bougé.", bouges) % {"n": bouges}
