"""The séances, as the calendar of the poles shows them."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.agenda import EvenementDuCalendrier, GesteDuJour, source

from .models import Seance
from .services.presences import ACCUEILLIR

LIRE = "ateliers.lire"


@source("seances", LIRE)
def seances(
    debut: datetime, fin: datetime, lieux: Collection[int] | None
) -> Iterator[EvenementDuCalendrier]:
    """The séances of the sites as events, each with how many people are expected."""
    lues = Seance.objects.visibles(lieux).entre(debut, fin).select_related("lieu")
    for s in lues.avec_les_prises(timezone.now()):
        prises = ngettext("%(n)d inscrit", "%(n)d inscrits", s.prises) if s.ouverte else ""
        if s.places is not None and s.ouverte:
            prises = ngettext(
                "%(n)d place prise sur %(places)d", "%(n)d places prises sur %(places)d", s.prises
            )
        yield EvenementDuCalendrier(
            debut=s.debut,
            fin=s.fin,
            titre=s.titre,
            pole=s.pole,
            lieu=s.lieu_id,
            ou=s.ou,
            precision=prises % {"n": s.prises, "places": s.places},
            url=reverse("seances:seance", args=[s.pk]),
            annule=s.annulee_le is not None,
            geste=GesteDuJour(_("Accueillir"), reverse("seances:accueil", args=[s.pk]), ACCUEILLIR),
        )
