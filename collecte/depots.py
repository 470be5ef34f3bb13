"""How many deposits a period had: counted in one place."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, Sum

from .bilans import decouper
from .etapes import Nature
from .models import Bon, CumulDepots


def nombre_de_depots(debut: date, fin: date, lieux: Collection[int] | None = None) -> int:
    """N_DEPOTS: deposits from ``debut`` to ``fin``, both in, net of those cancelled.

    A deposit counts on its own day and its cancellation on its own, as their kilograms do.
    Whole months come from the cache, the days at the edges from the bons.
    """
    pleins, bords = decouper(debut, fin)
    total = 0
    if pleins:
        mois = CumulDepots.objects.filter(mois__gte=pleins[0], mois__lte=pleins[1])
        total += _aux(mois, lieux).aggregate(n=Sum("depots"))["n"] or 0
    for premier, dernier in bords:
        bons = _aux(Bon.objects.filter(jour__gte=premier, jour__lte=dernier), lieux)
        n = bons.aggregate(
            faits=Count("pk", filter=Q(nature=Nature.APPORT)),
            annules=Count("pk", filter=Q(annule__nature=Nature.APPORT)),
        )
        total += n["faits"] - n["annules"]
    return total


def _aux(rangees, lieux: Collection[int] | None):
    return rangees if lieux is None else rangees.filter(lieu__in=lieux)
