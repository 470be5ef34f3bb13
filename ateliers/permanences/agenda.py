"""The permanences of the workshop in the calendar of the poles: held, or foreseen and to come."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.agenda import EvenementDuCalendrier, GesteDuJour, source

from .models import Permanence
from .prevues import prevues
from .services.permanences import ACCUEILLIR


@source("velo", ACCUEILLIR)
def permanences(
    debut: datetime, fin: datetime, lieux: Collection[int] | None
) -> Iterator[EvenementDuCalendrier]:
    """Opened in that time, one that is still open until now; then those to open. Each takes the
    place of the volunteers' own line: one evening is one line."""
    maintenant = timezone.now()
    ouvertes = Permanence.objects.visibles(lieux).filter(ouverte_le__gte=debut, ouverte_le__lt=fin)
    for p in ouvertes.select_related("lieu").prefetch_related("releves").order_by("ouverte_le"):
        dernier = max(p.releves.all(), key=lambda r: r.rang, default=None)
        n = dernier.passages if dernier else 0
        page = reverse("velo:permanence", args=[p.pk])
        yield EvenementDuCalendrier(
            debut=p.ouverte_le,
            fin=p.fermee_le or max(maintenant, p.ouverte_le),
            titre=_("Permanence d’autoréparation"),
            pole="velo",
            lieu=p.lieu_id,
            ou=p.lieu.nom,
            precision=ngettext("%(n)d passage", "%(n)d passages", n) % {"n": n} if dernier else "",
            url=page,
            sans_fin=p.fermee_le is None,
            geste=None if p.fermee_le else GesteDuJour(_("Accueillir"), page, ACCUEILLIR),
            prend_la_place=_page_prevue(p.prevue_id),
        )
    dernier_jour = timezone.localdate(fin - timedelta(microseconds=1))
    lues: Any = prevues(timezone.localdate(debut), dernier_jour, lieux)
    for p in lues.filter(fin__gt=maintenant):
        viennent = ngettext(
            "%(n)d bénévole sur %(places)d", "%(n)d bénévoles sur %(places)d", p.viennent
        )
        yield EvenementDuCalendrier(
            debut=p.debut,
            fin=p.fin,
            titre=_("Permanence d’autoréparation"),
            pole="velo",
            lieu=p.lieu_id,
            ou=p.lieu.nom,
            precision=viennent % {"n": p.viennent, "places": p.places},
            url=_page_prevue(p.pk),
            geste=GesteDuJour(
                _("Ouvrir"), reverse("velo:ouvrir", args=[p.pk]), ACCUEILLIR, uuid4()
            ),
            prend_la_place=_page_prevue(p.pk),
        )


def _page_prevue(pk: int | None) -> str:
    """Where volunteers say that they come."""
    return reverse("benevolat:permanence", args=[pk]) if pk else ""
