"""Which café a page is about, and the day or the month that its address names."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from petiterockette.comptes.lieux_lus import LieuxLus, lieu_d_ici, lire_les_lieux
from petiterockette.lieux.models import Lieu
from petiterockette.temps import dates

from .models import Enceinte


def lire_le_cafe(request: HttpRequest, droit: str) -> LieuxLus:
    """The one site that a page of the café is about: asked for, the device's, the café's own."""
    # Whoever is nobody was sent to the login page before.
    compte: Any = request.user
    lieux_lus = lire_les_lieux(compte, droit, request.GET.get("lieu", ""))
    if lieux_lus.lieu or not lieux_lus.lieux:
        return lieux_lus
    lieu = lieu_d_ici(request, droit) or _celui_qui_a_un_cafe(lieux_lus.lieux)
    return LieuxLus(lieu, lieux_lus.lieux, [lieu.pk])


def _celui_qui_a_un_cafe(lieux: list[Lieu]) -> Lieu:
    ids = [lieu.pk for lieu in lieux]
    avec = Enceinte.objects.filter(lieu__in=ids).order_by("pk").values_list("lieu", flat=True)
    premier = avec.first()
    return next((lieu for lieu in lieux if lieu.pk == premier), lieux[0])


def mois_lu(texte: str) -> date:
    """The first day of the month that « AAAA-MM » names; this month if it names none."""
    return dates.mois_lu(texte) or timezone.localdate().replace(day=1)


def jour_lu(texte: str) -> date:
    """The day that an address names; today where it names none."""
    return dates.jour_lu(texte) or timezone.localdate()
