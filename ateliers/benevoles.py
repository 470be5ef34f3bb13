"""The volunteers' permanences in the calendar of the poles: when they are needed, who is missing.

Volunteers are of the base, which knows no pole: this is where the two meet.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ateliers.agenda import EvenementDuCalendrier, source
from petiterockette.benevolat.models import Permanence


@source("benevolat", "benevolat.participer")
def permanences(
    debut: datetime, fin: datetime, lieux: Collection[int] | None
) -> Iterator[EvenementDuCalendrier]:
    """The permanences of these days, with how many people come; one query."""
    dernier = timezone.localdate(fin - timedelta(microseconds=1))
    lues = (
        Permanence.objects.entre(timezone.localdate(debut), dernier)
        .visibles(lieux)
        .select_related("pole", "activite", "lieu")
        .annotate(viennent=Count("inscriptions", filter=Q(inscriptions__retiree_le=None)))
    )
    for p in lues:
        quoi = p.activite or p.pole
        yield EvenementDuCalendrier(
            debut=p.debut,
            fin=p.fin,
            titre=_("Bénévoles\u00a0: %(quoi)s") % {"quoi": quoi},
            pole=p.pole.code,
            lieu=p.lieu_id,
            ou=p.lieu.nom,
            precision=_("%(n)d sur %(places)d") % {"n": p.viennent, "places": p.places},
            url=reverse("benevolat:permanence", args=[p.pk]),
        )
