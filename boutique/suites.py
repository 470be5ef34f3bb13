"""The tills that cannot go on by themselves: their clock went back, their base is an old copy."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from petiterockette.journal.tetes import lire_la_tete

from .models import Caisse, Serie
from .services.postes import RECUL_ADMIS


@dataclass(frozen=True)
class HorlogeReculee:
    """A till whose last ticket is later than now. ``bloquee``: it sells no more."""

    caisse: Caisse
    dernier_le: datetime
    maintenant: datetime

    @property
    def point(self) -> int:
        return self.caisse.point_id

    @property
    def bloquee(self) -> bool:
        return self.dernier_le - self.maintenant > RECUL_ADMIS


@dataclass(frozen=True)
class RestaurationConstatee:
    """A till of which more was told outside than its base knows."""

    caisse: Caisse
    serie: Serie
    connu: int
    dehors: int

    @property
    def point(self) -> int:
        return self.caisse.point_id

    @property
    def perdus(self) -> int:
        return self.dehors - self.connu


def series_en_cours() -> list[Serie]:
    """The run of numbers in which each till writes now, in one query."""
    series = Serie.objects.filter(ecole=False).select_related("caisse__point__lieu", "chaine")
    return list({s.caisse_id: s for s in series.order_by("caisse__numero", "rang")}.values())


def horloges_reculees(series: list[Serie]) -> list[HorlogeReculee]:
    maintenant = timezone.now().replace(microsecond=0)
    lues = [(s.caisse, s.chaine.le) for s in series]
    return [HorlogeReculee(c, le, maintenant) for c, le in lues if le and le > maintenant]


def restaurations_constatees(series: list[Serie]) -> list[RestaurationConstatee]:
    constats = []
    for serie in series:
        dehors = lire_la_tete(serie.chaine.nom).rang
        if dehors > serie.chaine.rang:
            constats.append(RestaurationConstatee(serie.caisse, serie, serie.chaine.rang, dehors))
    return constats
