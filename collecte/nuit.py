"""The step of the matter in the night's work: what must be forgotten at its term."""

from datetime import date

from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.coordonnees import oublier_les_rendez_vous
from .services.donateurs import oublier_les_donateurs
from .services.essais import oublier_l_entrainement


@etape("oublier", gettext_lazy("Oublier les noms et les coordonnées à leur terme"), rang=40)
def oublier(jour: date) -> str:
    """What `manage.py oublier` does of donors and pick-ups."""
    n = oublier_les_donateurs(aujourd_hui=jour)
    donateurs = ngettext("%(n)d donateur anonymisé", "%(n)d donateurs anonymisés", n) % {"n": n}
    n = oublier_les_rendez_vous(aujourd_hui=jour)
    rendez_vous = ngettext("%(n)d rendez-vous réduit", "%(n)d rendez-vous réduits", n) % {"n": n}
    return f"{donateurs}, {rendez_vous}."


@etape("oublier_l_entrainement", gettext_lazy("Oublier qui s’est entraîné il y a un an"), rang=41)
def oublier_les_apprentis(jour: date) -> str:
    """What was done in training serves to know who learned what, this year."""
    n = oublier_l_entrainement(aujourd_hui=jour)
    return ngettext("%(n)d essai oublié.", "%(n)d essais oubliés.", n) % {"n": n}
