"""The night closes the tills that nobody closed."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.sessions import fermer_les_oubliees


@etape("fermer_les_caisses", gettext_lazy("Fermer les caisses oubliées ouvertes"), rang=30)
def fermer_les_caisses(jour: date) -> str:
    return dire_les_fermetures(fermer_les_oubliees(timezone.now()))


def dire_les_fermetures(n: int) -> str:
    if not n:
        return _("Aucune caisse n’est restée ouverte.")
    return ngettext(
        "%(n)d caisse fermée d’office, à compter.", "%(n)d caisses fermées d’office, à compter.", n
    ) % {"n": n}
