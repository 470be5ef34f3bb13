"""Checks of the doors that can fail: one opening at a time, closed after it opened."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from petiterockette.verification import Constat, verification

from .models import Fermeture, Lieu, Suspension

UN_MOIS = timedelta(days=31)


@verification("Ouvertures et fermetures des lieux")
def portes() -> Iterator[Constat]:
    """At most one opening of a site has no closing, and no opening ends before it began."""
    sans_fermeture = Count("ouvertures", filter=Q(ouvertures__fermeture=None))
    for lieu in Lieu.objects.annotate(n=sans_fermeture).filter(n__gt=1):
        yield Constat(f"{lieu.code} est ouvert {lieu.n} fois à la fois")
    envers = Fermeture.objects.filter(le__lt=F("ouverture__le"))
    for ouverture in envers.values_list("ouverture", flat=True)[:20]:
        yield Constat(f"l’ouverture {ouverture} se ferme avant d’ouvrir")


@verification("Suspensions de la collecte")
def suspensions() -> Iterator[Constat]:
    """An intake suspended for a month without an end is worth a look."""
    maintenant = timezone.now()
    longues = Suspension.objects.en_cours(maintenant).filter(
        jusqu_a=None, debut__lt=maintenant - UN_MOIS
    )
    for code, debut in longues.values_list("lieu__code", "debut"):
        yield Constat(f"{code} : collecte suspendue depuis le {debut:%d/%m/%Y}", anomalie=False)
