"""How far a work of many rows is, and an honest guess of what remains of it."""

from collections.abc import Callable
from time import monotonic

from django.utils.translation import gettext as dire

from petiterockette.mots.mesures import nombre

from .registre import Avancement

# The part done, from 0 to 1, and the rows read or written so far.
Suivre = Callable[[float, int], None]
# Out of how many how far it is is told; seconds between two tellings.
TOUT, SILENCE = 1_000, 1.0
# Before so much is done, what remains is anybody's guess.
TROP_TOT = 0.03
# From so many seconds on, minutes are told.
DES_MINUTES = 150


def suivre(avancement: Avancement) -> Suivre:
    """What tells how far a work is: the part done, the rows, an honest guess of what remains."""
    depart = monotonic()
    dit = [0.0]

    def suivi(part: float, rangees: int) -> None:
        maintenant = monotonic()
        if maintenant - dit[0] < SILENCE:
            return
        dit[0] = maintenant
        avancement.dire(ou_il_en_est(part, rangees, maintenant - depart), int(part * TOUT), TOUT)

    return suivi


def ce_qui_reste_s(part: float, ecoule_s: float) -> float | None:
    """Seconds that remain once a part (from 0 to 1) is done in so many; None while it is too early
    to say."""
    return None if part < TROP_TOT else ecoule_s * (1 - part) / part


def ou_il_en_est(part: float, rangees: int, ecoule_s: float) -> str:
    """« 42 %, 120 000 rangées\u00a0; encore 40 s environ »."""
    fait = dire("%(part)d\u00a0%%, %(rangees)s rangées") % {
        "part": int(part * 100),
        "rangees": nombre(rangees),
    }
    reste_s = ce_qui_reste_s(part, ecoule_s)
    if reste_s is None:
        return fait
    if reste_s < DES_MINUTES:
        return dire("%(fait)s\u00a0; encore %(n)d s environ") % {"fait": fait, "n": reste_s}
    return dire("%(fait)s\u00a0; encore %(n)d min environ") % {
        "fait": fait,
        "n": round(reste_s / 60),
    }
