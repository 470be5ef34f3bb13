"""Wheels as people write them: « 26 », « 27,5 ». Pure; tenths of an inch."""

import re

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import Illisible


class PoucesIllisibles(Illisible):
    """What was typed is no wheel."""

    def __init__(self) -> None:
        super().__init__("illisible", _("Une roue va de 5 à 40 pouces : « 26 », « 27,5 »."))


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
