"""The step of the night that forgets, at its term, whom a thing was kept for."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.travaux.registre import etape

from .services.reservations import oublier_les_reservations


@etape("reservations", _("Oublier les réservations finies"), rang=46)
def reservations(jour: date) -> str:
    n = oublier_les_reservations(aujourd_hui=jour)
    return ngettext("%(n)d réservation finie.", "%(n)d réservations finies.", n) % {"n": n}
