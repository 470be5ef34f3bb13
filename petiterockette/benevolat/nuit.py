"""The steps of this app in the night's work."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.arrivees import oublier_les_arrivees
from .services.besoins import prolonger
from .services.rappels import prevoir_les_rappels


@etape("permanences", gettext_lazy("Prolonger le planning des bénévoles"), rang=8)
def prolonger_le_planning(jour: date) -> str:
    n = prolonger(jour)
    oublier_les_arrivees(avant=jour)
    if not n:
        return _("Le planning était déjà complet.")
    return ngettext("%(n)d permanence ajoutée.", "%(n)d permanences ajoutées.", n) % {"n": n}


@etape("rappels", gettext_lazy("Rappeler les permanences de demain"), rang=25)
def rappeler(jour: date) -> str:
    n = prevoir_les_rappels(jour)
    if not n:
        return _("Personne à prévenir.")
    return ngettext("%(n)d rappel à envoyer.", "%(n)d rappels à envoyer.", n) % {"n": n}
