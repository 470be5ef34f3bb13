"""Temperatures as people type and read them: tenths of a degree, pure."""

import re

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import INSECABLE, MOINS, Illisible

# No thermometer of a kitchen reads beyond these.
MINI_DC, MAXI_DC = -500, 1500


class TemperatureIllisible(Illisible):
    """What was typed is not a temperature."""


def lire_temperature(texte: str) -> int:
    """Read degrees as people write them: « 3,5 », « -18 », « −18.2 ». Returns tenths.

    Raises ``TemperatureIllisible`` with the codes ``lettres``, ``decimales`` or ``trop_grand``.
    """
    saisie = re.sub(r"[\s\u00a0\u202f°cC]", "", texte).replace(MOINS, "-").replace(",", ".")
    if not re.fullmatch(r"[-+]?\d{1,4}(\.\d*)?", saisie, re.ASCII):
        raise TemperatureIllisible(
            "lettres",
            _("«\u00a0%(tape)s\u00a0» n’est pas une température.") % {"tape": texte.strip()},
        )
    entier, _point, decimales = saisie.lstrip("+-").partition(".")
    if len(decimales) > 1:
        raise TemperatureIllisible("decimales", _("Un chiffre après la virgule au plus."))
    dixiemes = int(entier) * 10 + int(decimales or "0")
    dixiemes = -dixiemes if saisie.startswith("-") else dixiemes
    if not MINI_DC <= dixiemes <= MAXI_DC:
        raise TemperatureIllisible("trop_grand", _("Vérifiez\u00a0: aucune cuisine ne lit cela."))
    return dixiemes


def degres_nombre(dixiemes: int) -> str:
    """« 3,5 », « −18 »."""
    entier, reste = divmod(abs(dixiemes), 10)
    return (MOINS if dixiemes < 0 else "") + (f"{entier},{reste}" if reste else f"{entier}")


def degres(dixiemes: int) -> str:
    """« 3,5 °C »."""
    return f"{degres_nombre(dixiemes)}{INSECABLE}°C"


def lue_ou_eteint(dixiemes: int | None) -> str:
    """« 3,5 °C »; « éteint, vide » where there was nothing to read."""
    return _("éteint, vide") if dixiemes is None else degres(dixiemes)


def convient(dixiemes: int, mini_dc: int | None, maxi_dc: int | None) -> bool:
    """Whether a temperature is between its limits; an empty one is none."""
    assez_chaud = mini_dc is None or dixiemes >= mini_dc
    return assez_chaud and (maxi_dc is None or dixiemes <= maxi_dc)


def limites(mini_dc: int | None, maxi_dc: int | None) -> str:
    """« de 0 à 4 °C », « −18 °C ou moins », « 63 °C ou plus »."""
    if mini_dc is not None and maxi_dc is not None:
        dit = {"mini": degres_nombre(mini_dc), "maxi": degres(maxi_dc)}
        return _("de %(mini)s à %(maxi)s") % dit
    if maxi_dc is not None:
        return _("%(maxi)s ou moins") % {"maxi": degres(maxi_dc)}
    return _("%(mini)s ou plus") % {"mini": degres(mini_dc or 0)}
