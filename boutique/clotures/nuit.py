"""The night closes the days of the tills."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.clotures import clore_les_journees


@etape("clore_les_caisses", gettext_lazy("Clore les journées de caisse"), rang=40)
def clore_les_caisses(jour: date) -> str:
    return dire_les_clotures(clore_les_journees(timezone.now()))


def dire_les_clotures(n: int) -> str:
    if not n:
        return _("Rien à clore.")
    return ngettext("%(n)d clôture faite.", "%(n)d clôtures faites.", n) % {"n": n}
