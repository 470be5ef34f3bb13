"""The step of the matter in the night's work: what must be forgotten at its term."""

from datetime import date

from django.utils.translation import gettext_lazy, ngettext

from collecte.tournees.services.coordonnees import oublier_les_rendez_vous
from petiterockette.travaux.registre import etape

from .services.donateurs import oublier_les_donateurs


@etape("oublier", gettext_lazy("Oublier les noms et les coordonnées à leur terme"), rang=40)
def oublier(jour: date) -> str:
    """What `manage.py oublier` does of donors and pick-ups."""
    n = oublier_les_donateurs(aujourd_hui=jour)
    donateurs = ngettext("%(n)d donateur anonymisé", "%(n)d donateurs anonymisés", n) % {"n": n}
    n = oublier_les_rendez_vous(aujourd_hui=jour)
    rendez_vous = ngettext("%(n)d rendez-vous réduit", "%(n)d rendez-vous réduits", n) % {"n": n}
    return f"{donateurs}, {rendez_vous}."
