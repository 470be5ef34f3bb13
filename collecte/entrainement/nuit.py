"""The step of training in the night's work: who trained is forgotten after a year."""

from datetime import date

from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services import oublier_l_entrainement


@etape("oublier_l_entrainement", gettext_lazy("Oublier qui s’est entraîné il y a un an"), rang=41)
def oublier_les_apprentis(jour: date) -> str:
    """What was done in training serves to know who learned what, this year."""
    n = oublier_l_entrainement(aujourd_hui=jour)
    return ngettext("%(n)d essai oublié.", "%(n)d essais oubliés.", n) % {"n": n}
