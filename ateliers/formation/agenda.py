"""What the training pole shows in the calendar: its half-days."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.agenda import EvenementDuCalendrier, GesteDuJour, source

from .models import DemiJournee
from .services.sessions import DROIT


@source("formation", DROIT)
def demi_journees(
    debut: datetime, fin: datetime, lieux: Collection[int] | None
) -> Iterator[EvenementDuCalendrier]:
    """The half-days that are not over before ``debut``, begun before ``fin``. One query."""
    siennes = DemiJournee.objects.filter(debut__lt=fin, fin__gt=debut)
    if lieux is not None:
        siennes = siennes.filter(session__lieu__in=lieux)
    lues = siennes.select_related("session__action", "session__lieu").annotate(
        n=Count("session__inscriptions")
    )
    for d in lues.order_by("debut", "pk"):
        page = reverse("formation:demi_journee", args=[d.pk])
        yield EvenementDuCalendrier(
            debut=d.debut,
            fin=d.fin,
            titre=d.session.action.intitule,
            pole="formation",
            lieu=d.session.lieu_id,
            ou=d.session.lieu.nom,
            precision=ngettext("%(n)d stagiaire", "%(n)d stagiaires", d.n) % {"n": d.n},
            url=page,
            geste=GesteDuJour(_("Émarger"), page, DROIT),
        )
