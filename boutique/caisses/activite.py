"""What an open till says of its site: people are at work there."""

from collections.abc import Collection

from django.utils import timezone

from .models import Session


def lieux_qui_vendent(lieux: Collection[int]) -> set[int]:
    """Of some sites, the ids of those where a till was opened today and still sells; school
    apart."""
    ouvertes = Session.objects.ouvertes().filter(
        ecole=False, jour=timezone.localdate(), caisse__point__lieu__in=lieux
    )
    return set(ouvertes.order_by().values_list("caisse__point__lieu", flat=True))
