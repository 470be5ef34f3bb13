"""The steps of the night of this app."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.attente import passer_a_la_suite
from .services.oublis import oublier_les_inscrits, rappeler
from .services.photos import effacer_les_photos


@etape("seances_places", gettext_lazy("Faire passer les places libérées"), rang=40)
def places(jour: date) -> str:
    n = passer_a_la_suite(timezone.now())
    if not n:
        return _("Aucune place à proposer.")
    return ngettext("%(n)d place proposée.", "%(n)d places proposées.", n) % {"n": n}


@etape("seances_rappels", gettext_lazy("Rappeler les séances de demain"), rang=41)
def rappels(jour: date) -> str:
    n = rappeler(jour)
    if not n:
        return _("Personne à rappeler.")
    return ngettext("%(n)d rappel.", "%(n)d rappels.", n) % {"n": n}


@etape("seances_oublis", gettext_lazy("Oublier les inscrits d’il y a un an"), rang=42)
def oublis(jour: date) -> str:
    n = oublier_les_inscrits(jour)
    if not n:
        return _("Personne à oublier.")
    return ngettext("%(n)d inscription oubliée.", "%(n)d inscriptions oubliées.", n) % {"n": n}


@etape("seances_photos", gettext_lazy("Effacer les photos à leur terme"), rang=44)
def photos(jour: date) -> str:
    n = effacer_les_photos(jour)
    if not n:
        return _("Aucune photo à son terme.")
    return ngettext("%(n)d photo effacée.", "%(n)d photos effacées.", n) % {"n": n}
