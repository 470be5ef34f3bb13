"""Weights as spreadsheets write them: kilograms or tonnes, comma or point, spaces. Pure."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

GRAMMES = {"kg": 1_000, "t": 1_000_000}
# A hundred thousand tonnes: no ressourcerie ever moved as much.
MAX_G = 100_000_000_000
_UNITES = {"kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "t": "t", "tonne": "t"}
_UNITES |= {"tonnes": "t"}
_NOMBRE = re.compile(r"([-\u2212]?)([0-9][0-9 .,\u00a0\u202f’']*)\s*([a-zA-Z]*)", re.ASCII)
_RIEN = ("", "-", "–", "—", "/", "0")


class PoidsIllisible(ValueError):
    """What is in the cell is no weight; the message says why."""


def lire_le_poids(texte: str, unite: str) -> int:
    """Grams of a cell; 0 where it says nothing. ``unite``: « kg » or « t », unless the cell says.

    Raises ``PoidsIllisible``.
    """
    dit = texte.strip()
    if dit in _RIEN:
        return 0
    lu = _NOMBRE.fullmatch(dit)
    sienne = _UNITES.get(lu[3].lower(), "") if lu and lu[3] else unite
    if not lu or not sienne:
        raise PoidsIllisible(_("« %(dit)s » n’est pas un poids.") % {"dit": dit[:40]})
    if lu[1]:
        raise PoidsIllisible(_("« %(dit)s » : un poids ne peut pas être négatif.") % {"dit": dit})
    chiffres = _en_chiffres(lu[2])
    if chiffres is None:
        phrase = _("« %(dit)s » se lit de deux façons : gardez une seule virgule.")
        raise PoidsIllisible(phrase % {"dit": dit})
    grammes = (Decimal(chiffres) * GRAMMES[sienne]).quantize(Decimal(1), ROUND_HALF_UP)
    if grammes > MAX_G:
        raise PoidsIllisible(_("« %(dit)s » : ce poids est trop grand.") % {"dit": dit})
    return int(grammes)


def unite_dite(texte: str) -> str:
    """« kg » or « t », as a head or a cell says it; empty where it says none."""
    mots = re.findall(r"[a-z]+", texte.lower())
    return next((_UNITES[mot] for mot in mots if mot in _UNITES), "")


def _en_chiffres(texte: str) -> str | None:
    """« 1 234,5 », « 1.234,5 », « 1234.5 » as Python reads them; None where it may be two."""
    serre = re.sub(r"[ \u00a0\u202f’']", "", texte)
    if "," in serre and "." in serre:
        # The last of them is the decimal one, and there is only one of it.
        decimale = max(",.", key=serre.rfind)
        milliers = "." if decimale == "," else ","
        serre = serre.replace(milliers, "")
    serre = serre.replace(",", ".")
    return serre.rstrip(".") if serre.count(".") <= 1 else None
