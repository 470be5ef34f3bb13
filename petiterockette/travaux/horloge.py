"""The clock of the server, watched by a worker: where it jumps, the house's chain says so."""

import time
from datetime import datetime, timedelta
from typing import NamedTuple

from petiterockette.journal.maison import noter_a_la_maison

from .registre import veille

# A clock that is put right by less than this is every clock.
SAUT = timedelta(hours=24)
# Counts on while the machine sleeps, where the system can.
_ECOULE = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class HeureVue(NamedTuple):
    """What the clock said at a look, and the seconds that this machine had counted since its
    start."""

    le: datetime
    ecoule_s: float


_dernier: list[HeureVue] = []


@veille
def regarder_l_horloge(maintenant: datetime) -> None:
    """Compare the hour with the time that went by since the last look."""
    vue = HeureVue(maintenant, time.clock_gettime(_ECOULE))
    if _dernier:
        noter_le_saut(_dernier[0], vue)
    _dernier[:] = [vue]


def noter_le_saut(avant: HeureVue, vue: HeureVue) -> bool:
    """Chain that the clock went ahead, or back, by more than a day; whether it did."""
    ecoule = timedelta(seconds=vue.ecoule_s - avant.ecoule_s)
    saut = vue.le - avant.le - ecoule
    if abs(saut) <= SAUT:
        return False
    noter_a_la_maison(
        "horloge.sautee",
        par=None,
        compte=None,
        le=vue.le,
        avant=avant.le.isoformat(),
        saut_s=int(saut.total_seconds()),
    )
    return True
