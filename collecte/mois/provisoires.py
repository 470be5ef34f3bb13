"""The months whose figures may still change, and the sites that keep them open."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from petiterockette.lieux.models import Lieu

from .models import Mois


def mois_provisoires(
    debut: date, fin: date, lieux: Collection[int] | None
) -> dict[date, list[Lieu]]:
    """The months of a period whose figures may still change, each with the sites that keep it
    open: those that moved something in it."""
    ouverts = Mois.objects.filter(clos_le=None, mois__gte=debut.replace(day=1), mois__lte=fin)
    if lieux is not None:
        ouverts = ouverts.filter(lieu__in=lieux)
    par_mois: dict[date, list[Lieu]] = defaultdict(list)
    for rangee in ouverts.select_related("lieu").order_by("mois", "lieu__ordre", "lieu__nom"):
        par_mois[rangee.mois].append(rangee.lieu)
    return dict(par_mois)
