"""Durations as people type and read them: « 1h30 », « 1,5 », « 90 min ». Pure, minutes in."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import INSECABLE, TIRET, Illisible, nombre

MINUTES_D_UN_JOUR = 24 * 60

_HEURES_MINUTES = re.compile(r"(\d{1,4})(?:h|:)(\d{1,2})?(?:m|mn|min)?", re.ASCII)
_MINUTES = re.compile(r"(\d{1,4})(?:m|mn|min|minutes?)", re.ASCII)
_HEURES = re.compile(r"(\d{0,4})(?:[.,](\d{0,2}))?(?:h|heures?)?", re.ASCII)
_CENTIEME = Decimal("0.01")


class DureeIllisible(Illisible):
    """What was typed is not a duration."""


def lire_duree(texte: str, *, minimum_min: int = 1, maximum_min: int = MINUTES_D_UN_JOUR) -> int:
    """Read a duration: « 1h30 », « 1 h 30 », « 1:30 », « 1,5 », « 1.5 h », « 90 min ».

    A number alone is hours. Returns whole minutes, within the two bounds. Raises
    ``DureeIllisible`` with one of the codes ``vide``, ``lettres``, ``minutes``, ``zero``,
    ``trop_long``.
    """
    saisie = re.sub(r"[\s\u00a0\u202f]", "", texte).lower()
    if not saisie:
        raise DureeIllisible("vide", _("Tapez une durée : 1h30, 1,5 ou 90 min."))
    minutes = _en_minutes(saisie)
    if minutes is None:
        raise DureeIllisible(
            "lettres",
            _("« %(tape)s » n’est pas une durée : tapez 1h30, 1,5 ou 90 min.")
            % {"tape": texte.strip()},
        )
    if minutes < minimum_min:
        raise DureeIllisible("zero", _("Une durée de 0 minute ne s’enregistre pas."))
    if minutes > maximum_min:
        raise DureeIllisible(
            "trop_long", _("Un jour n’a que 24 h. Pour des minutes, tapez « 90 min ».")
        )
    return minutes


def _en_minutes(saisie: str) -> int | None:
    if lu := _HEURES_MINUTES.fullmatch(saisie):
        reste = int(lu[2] or 0)
        if reste > 59:
            raise DureeIllisible(
                "minutes", _("Une heure n’a que 60 minutes : tapez « 90 min » ou 1h30.")
            )
        return int(lu[1]) * 60 + reste
    if lu := _MINUTES.fullmatch(saisie):
        return int(lu[1])
    lu = _HEURES.fullmatch(saisie)
    if lu is None or not (lu[1] or lu[2]):
        return None
    centiemes = int(lu[1] or 0) * 100 + int((lu[2] or "").ljust(2, "0"))
    return (centiemes * 60 + 50) // 100


def en_heures(secondes: int) -> str:
    """« 152 h 30 », « 45 min », « — » where there is nothing; less than a minute is dropped."""
    heures, minutes = divmod(secondes // 60, 60)
    if not secondes:
        return TIRET
    if not heures:
        return f"{minutes}{INSECABLE}min"
    ecrit = f"{nombre(heures)}{INSECABLE}h"
    return f"{ecrit}{INSECABLE}{minutes:02}" if minutes else ecrit


def en_duree(minutes: int) -> str:
    """« 1 h 30 », « 45 min », « −2 h »; « — » where there is nothing."""
    ecrit = en_heures(abs(minutes) * 60)
    return f"−{ecrit}" if minutes < 0 else ecrit


def en_centiemes(minutes: int) -> Decimal:
    """Hours and hundredths, as a spreadsheet sums them: the minute can be read back."""
    return (Decimal(minutes) / 60).quantize(_CENTIEME, ROUND_HALF_UP)


def a_taper(minutes: int) -> str:
    """A duration as it would be typed back in a field: « 1h30 »."""
    return f"{minutes // 60}h{minutes % 60:02}"
