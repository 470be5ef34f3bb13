"""The night's step of the training pole: what is over its term is effaced."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.retention import effacer_les_preuves


@etape("effacer_les_preuves", gettext_lazy("Effacer les signatures de formation échues"), rang=60)
def effacer_les_preuves_echues(jour: date) -> str:
    n = effacer_les_preuves(jour)
    if not n:
        return _("Aucune signature n’est à son terme.")
    return ngettext("%(n)d preuve effacée.", "%(n)d preuves effacées.", n) % {"n": n}
