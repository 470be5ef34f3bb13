"""The waiting list: a freed seat is offered to the first whom it suits, for some hours.

Called with the séance locked, by each gesture on its sign-ups; the night and the worker look at
what nobody touches.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from ..models import Inscription, Seance
from .courriels import prevenir


def places_prises(seance: Seance) -> int:
    """The seats that are held now."""
    tenues = seance.inscriptions.tenues(timezone.now())
    return tenues.aggregate(n=Sum("places", default=0))["n"]


def delai(seance: Seance) -> datetime:
    """Until when a seat is held for an answer: never past the beginning."""
    dans = timezone.now() + timedelta(hours=settings.HEURES_POUR_REPONDRE)
    return min(dans, seance.debut)


def faire_avancer(seance: Seance) -> int:
    """Let go of what nobody confirmed, and offer what is free; how many were offered a seat."""
    maintenant = timezone.now()
    seance.inscriptions.echues(maintenant).update(etat=Inscription.Etat.ECHUE, avant=None)
    if not seance.prend_des_inscriptions(maintenant):
        return 0
    libres = None if seance.places is None else seance.places - places_prises(seance)
    proposees = []
    for attend in seance.inscriptions.en_attente():
        if libres is not None and attend.places > libres:
            continue
        attend.etat, attend.avant = Inscription.Etat.PROPOSEE, delai(seance)
        attend.save(update_fields=["etat", "avant"])
        proposees.append(attend.pk)
        if libres is not None:
            libres -= attend.places
    prevenir(Inscription.objects.filter(pk__in=proposees), "proposee")
    return len(proposees)


def passer_a_la_suite(maintenant: datetime) -> int:
    """Go through the séances where a seat was held for too long; how many seats were offered."""
    numeros = (
        Inscription.objects.echues(maintenant)
        .filter(seance__debut__gt=maintenant, seance__annulee_le=None)
        .order_by("seance")
        .values_list("seance", flat=True)
        .distinct()
    )
    return sum(_avancer(numero) for numero in list(numeros))


@transaction.atomic
def _avancer(numero: int) -> int:
    return faire_avancer(Seance.objects.select_for_update().get(pk=numero))
