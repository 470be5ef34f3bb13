"""Minutes as people read them: « 3 h 30 »; hours as a spreadsheet does. Pure."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _

from petiterockette.mesures import INSECABLE, nombre

CENTIEME = Decimal("0.01")
MINUTES_MAX = 2_000 * 60
_HEURES = re.compile(r"(\d{1,4})h([0-5]\d)?")
_DECIMALES = re.compile(r"\d{1,4}(?:\.\d{1,2})?h?")


def heures(minutes: int) -> str:
    """« 3 h 30 », « 7 h », « 0 h »."""
    entieres, reste = divmod(minutes, 60)
    ecrit = f"{nombre(entieres)}{INSECABLE}h"
    return f"{ecrit}{INSECABLE}{reste:02d}" if reste else ecrit


def en_heures(minutes: int) -> Decimal:
    """Hours with two decimals: the minute can be read back from them."""
    return (Decimal(minutes) / 60).quantize(CENTIEME, ROUND_HALF_UP)


class DureeIllisible(ValueError):
    """What was typed is no duration; ``code`` tells tests apart."""

    def __init__(self, code: str, phrase: str) -> None:
        self.code = code
        super().__init__(phrase)


def lire_la_duree(texte: str) -> int:
    """Minutes of « 3h30 », « 3 h », « 3,5 » or « 3.5 ». Raises ``DureeIllisible``."""
    propre = "".join(texte.lower().split()).replace(",", ".")
    if trouve := _HEURES.fullmatch(propre):
        minutes = int(trouve[1]) * 60 + int(trouve[2] or 0)
    elif _DECIMALES.fullmatch(propre):
        minutes = int((Decimal(propre.removesuffix("h")) * 60).to_integral_value(ROUND_HALF_UP))
    else:
        raise DureeIllisible("illisible", str(_("Par exemple : 7, ou 3,5, ou 3h30.")))
    if not 0 < minutes <= MINUTES_MAX:
        raise DureeIllisible("hors_bornes", str(_("Entre une minute et 2 000 heures.")))
    return minutes


def heures_tapees(minutes: int) -> str:
    """« 3h30 », « 7 »: as it may be typed again."""
    entieres, reste = divmod(minutes, 60)
    return f"{entieres}h{reste:02d}" if reste else str(entieres)
