"""The figures of the séances: how many, who came, for how long, how full."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, Sum

from collecte.matiere.jours import minuit
from petiterockette.mots.taux import part

from .models import Bilan
from .models.bilans import BilanQuerySet


@dataclass(frozen=True)
class BilanDesSeances:
    """Sums over the séances that were closed, as they stand once corrected."""

    seances: int
    participants: int
    minutes: int
    heures_participants_min: int
    reemploi_g: int
    # Of séances whose seats are counted: who came, and how many seats there were.
    presents_comptes: int
    places: int

    @property
    def remplissage(self) -> Decimal | None:
        return part(self.presents_comptes, self.places)


def bilans_tenus(debut: date, fin: date, lieux: Collection[int] | None) -> BilanQuerySet:
    """The bilans of the séances held from a day to another, included, as they stand."""
    tenus = Bilan.objects.en_vigueur().filter(
        seance__debut__gte=minuit(debut), seance__debut__lt=minuit(fin + timedelta(days=1))
    )
    return tenus if lieux is None else tenus.filter(seance__lieu__in=lieux)


def participants_par_pole(debut: date, fin: date, lieux: Collection[int] | None) -> dict[str, int]:
    """Pole → how many came to its séances; in one query."""
    tenus = bilans_tenus(debut, fin, lieux).order_by().values_list("seance__pole")
    return dict(tenus.annotate(Sum("presents")))


def bilan_du(
    debut: date,
    fin: date,
    lieux: Collection[int] | None,
    poles: Collection[str] | None = None,
) -> BilanDesSeances:
    """The figures of the séances held from a day to another, included; in one query."""
    bilans = bilans_tenus(debut, fin, lieux)
    if poles is not None:
        bilans = bilans.filter(seance__pole__in=poles)
    comptees = Q(seance__places__isnull=False)
    lu = bilans.aggregate(
        seances=Count("pk"),
        participants=Sum("presents", default=0),
        minutes_en_tout=Sum("minutes", default=0),
        heures=Sum(F("presents") * F("minutes"), default=0),
        reemploi=Sum("reemploi_g", default=0),
        comptes=Sum("presents", filter=comptees, default=0),
        places=Sum("seance__places", filter=comptees, default=0),
    )
    return BilanDesSeances(
        seances=lu["seances"],
        participants=lu["participants"],
        minutes=lu["minutes_en_tout"],
        heures_participants_min=lu["heures"],
        reemploi_g=lu["reemploi"],
        presents_comptes=lu["comptes"],
        places=lu["places"],
    )
