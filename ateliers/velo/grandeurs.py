"""Durations and wheels as people write them: « 1h30 », « 27,5 ». Pure; minutes, tenths of inch."""

import re

from django.utils.translation import gettext_lazy as _

DUREE_MAX_MIN = 24 * 60 * 20
_HEURES = re.compile(r"(\d{1,3})\s*h\s*(\d{1,2})?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min|mn|m)")
_DECIMALES = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")


class DureeIllisible(ValueError):
    """What was typed is no duration."""

    code = "illisible"

    def __str__(self) -> str:
        return str(_("Une durée s’écrit « 1h30 », « 1,5 » ou « 45 min »."))


def lire_duree(texte: str) -> int:
    """Minutes of « 1h30 », « 1,5 », « 1.5 » or « 45 min ». Raises ``DureeIllisible``."""
    propre = texte.strip().lower().replace("\u00a0", " ")
    if trouve := _HEURES.fullmatch(propre):
        heures, minutes = int(trouve[1]), int(trouve[2] or 0)
        if minutes < 60:
            return _bornee(heures * 60 + minutes)
    elif trouve := _MINUTES.fullmatch(propre):
        return _bornee(int(trouve[1]))
    elif trouve := _DECIMALES.fullmatch(propre):
        centiemes = int((trouve[2] or "0").ljust(2, "0"))
        return _bornee(int(trouve[1]) * 60 + (centiemes * 60 + 50) // 100)
    raise DureeIllisible()


def ecrire_duree(minutes: int) -> str:
    """« 1h30 »."""
    return f"{minutes // 60}h{minutes % 60:02d}"


def _bornee(minutes: int) -> int:
    if minutes > DUREE_MAX_MIN:
        raise DureeIllisible()
    return minutes


def lire_pouces(texte: str) -> int:
    """Tenths of an inch of « 26 », « 27,5 », « 28" ». Raises ``PoucesIllisibles``."""
    propre = re.sub(r"[\s\"”″]|pouces?$", "", texte.strip().lower()).replace(",", ".")
    if not re.fullmatch(r"\d{1,2}(\.\d)?", propre):
        raise PoucesIllisibles()
    entier, _point, dixieme = propre.partition(".")
    dixiemes = int(entier) * 10 + int(dixieme or 0)
    if not 50 <= dixiemes <= 400:
        raise PoucesIllisibles()
    return dixiemes


def ecrire_pouces(dixiemes: int) -> str:
    entier, reste = divmod(dixiemes, 10)
    return f"{entier},{reste}" if reste else str(entier)


class PoucesIllisibles(ValueError):
    """What was typed is no wheel."""

    code = "illisible"

    def __str__(self) -> str:
        return str(_("Une roue va de 5 à 40 pouces : « 26 », « 27,5 »."))
