"""The steps of the night of this app."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.demandes import oublier_les_contacts


@etape(
    "animation_contacts", gettext_lazy("Oublier les contacts d’animation d’il y a un an"), rang=43
)
def contacts(jour: date) -> str:
    n = oublier_les_contacts(jour)
    if not n:
        return _("Aucun contact à oublier.")
    return ngettext("%(n)d contact oublié.", "%(n)d contacts oubliés.", n) % {"n": n}
