"""The night's step of the café: the till shows the dishes of the day that begins."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.cartes import montrer_les_plats_du_jour


@etape("cafe_carte", gettext_lazy("Montrer à la caisse les plats du jour"), rang=43)
def carte(jour: date) -> str:
    n = montrer_les_plats_du_jour(jour)
    if not n:
        return _("Aucun plat à montrer.")
    return ngettext("%(n)d plat à la caisse.", "%(n)d plats à la caisse.", n) % {"n": n}
