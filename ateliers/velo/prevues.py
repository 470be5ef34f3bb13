"""The permanences that the volunteers' planning foresees for the workshop and nobody opened yet."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from petiterockette.benevolat.models import Permanence as Prevue

from .models import Permanence

POLE = "velo"
# One comes to prepare the workshop before its hours.
AVANCE = timedelta(hours=1)


def prevues(debut: date, fin: date, lieux: Collection[int] | None) -> QuerySet[Prevue]:
    """Those of these days that nobody opened, in order, each with how many volunteers come."""
    tenues = Permanence.objects.filter(prevue=OuterRef("pk"))
    return (
        Prevue.objects.entre(debut, fin)
        .visibles(lieux)
        .filter(~Exists(tenues), pole__code=POLE)
        .select_related("lieu")
        .annotate(viennent=Count("inscriptions", filter=Q(inscriptions__retiree_le=None)))
    )


def a_ouvrir(maintenant: datetime, lieux: Collection[int] | None) -> QuerySet[Prevue]:
    """Those of today that are not over."""
    jour = timezone.localdate(maintenant)
    return prevues(jour, jour, lieux).filter(fin__gt=maintenant)


def c_est_l_heure(prevue: Prevue, maintenant: datetime) -> bool:
    """Whether it may be opened without a question."""
    return prevue.debut - AVANCE <= maintenant < prevue.fin
