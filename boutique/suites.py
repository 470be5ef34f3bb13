"""The tills that cannot go on by themselves: their clock went back, their base is an old copy."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from .fils import Fil
from .models import Caisse, Serie
from .services.postes import RECUL_ADMIS
from .tetes import Etat, tetes_a_reparer


@dataclass(frozen=True)
class HorlogeReculee:
    """A till whose last gesture is later than now. ``bloquee``: nothing is done there any more."""

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
    perdus: int
    evenements_perdus: int

    @property
    def point(self) -> int:
        return self.caisse.point_id


def horloges_reculees(fils: list[Fil]) -> list[HorlogeReculee]:
    maintenant = timezone.now().replace(microsecond=0)
    lues = [(fil.caisse, fil.derniere_heure) for fil in fils]
    return [HorlogeReculee(c, le, maintenant) for c, le in lues if le and le > maintenant]


def restaurations_constatees(fils: list[Fil]) -> list[RestaurationConstatee]:
    constats = []
    if tetes_a_reparer() is Etat.ILLISIBLES:
        return []
    for fil in fils:
        if not fil.perdu:
            continue
        serie, perdus = fil.serie(ecole=False), fil.tickets_perdus
        connu = serie.chaine.rang
        constats.append(
            RestaurationConstatee(
                fil.caisse, serie, connu, connu + perdus, perdus, fil.evenements_perdus
            )
        )
    return constats
