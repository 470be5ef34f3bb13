"""The permanences of the workshop in the calendar of the poles: those that were held."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..agenda import Evenement, source
from .models import Permanence


@source("velo", "velo.accueillir")
def permanences(
    debut: datetime, fin: datetime, lieux: Collection[int] | None
) -> Iterator[Evenement]:
    """Opened in that time; one that is still open lasts until now."""
    lues = Permanence.objects.visibles(lieux).filter(ouverte_le__gte=debut, ouverte_le__lt=fin)
    for p in lues.prefetch_related("releves").order_by("ouverte_le"):
        dernier = max(p.releves.all(), key=lambda r: r.rang, default=None)
        n = dernier.passages if dernier else 0
        yield Evenement(
            debut=p.ouverte_le,
            fin=p.fermee_le or max(timezone.now(), p.ouverte_le),
            titre=_("Permanence d’autoréparation"),
            pole="velo",
            lieu=p.lieu_id,
            precision=ngettext("%(n)d passage", "%(n)d passages", n) % {"n": n} if dernier else "",
            url=reverse("velo:permanence", args=[p.pk]),
        )
