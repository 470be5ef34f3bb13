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
    """The permanences foreseen on these days that nobody opened, in order, each with how many
    volunteers come."""
    tenues = Permanence.objects.filter(prevue=OuterRef("pk"))
    return (
        Prevue.objects.entre(debut, fin)
        .visibles(lieux)
        .filter(~Exists(tenues), pole__code=POLE)
        .select_related("lieu")
        .annotate(viennent=Count("inscriptions", filter=Q(inscriptions__retiree_le=None)))
    )


def a_ouvrir(maintenant: datetime, lieux: Collection[int] | None) -> QuerySet[Prevue]:
    """The permanences foreseen today that are not over."""
    jour = timezone.localdate(maintenant)
    return prevues(jour, jour, lieux).filter(fin__gt=maintenant)


def de_l_atelier() -> QuerySet[Prevue]:
    """All those of the workshop, opened or not, of any day."""
    return Prevue.objects.filter(pole__code=POLE, annulee_le=None).select_related("lieu")


def est_d_un_autre_moment(ouverte: Permanence, maintenant: datetime) -> bool:
    """Whether nobody closed it in time: it is of another day, or the hours of the next one came."""
    if timezone.localdate(ouverte.ouverte_le) != timezone.localdate(maintenant):
        return True
    suivante = la_suivante(ouverte, maintenant)
    return suivante is not None and suivante.debut <= maintenant


def la_suivante(ouverte: Permanence, maintenant: datetime) -> Prevue | None:
    """The permanence that a site waits for; two needs of the same hours are one evening."""
    attendues = a_ouvrir(maintenant, [ouverte.lieu_id])
    if ouverte.prevue:
        attendues = attendues.filter(debut__gte=ouverte.prevue.fin)
    return attendues.first()


def c_est_l_heure(prevue: Prevue, maintenant: datetime) -> bool:
    """Whether a permanence foreseen may be opened without a question."""
    return prevue.debut - AVANCE <= maintenant < prevue.fin
