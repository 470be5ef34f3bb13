"""Minutes as people read them: « 3 h 30 », and type them. Pure."""

from petiterockette.mots.mesures import INSECABLE, nombre

MINUTES_MAX = 2_000 * 60


def heures(minutes: int) -> str:
    """« 3 h 30 », « 7 h », « 0 h »."""
    entieres, reste = divmod(minutes, 60)
    ecrit = f"{nombre(entieres)}{INSECABLE}h"
    return f"{ecrit}{INSECABLE}{reste:02d}" if reste else ecrit


def heures_tapees(minutes: int) -> str:
    """« 3h30 », « 7 »: as it may be typed again."""
    entieres, reste = divmod(minutes, 60)
    return f"{entieres}h{reste:02d}" if reste else str(entieres)
