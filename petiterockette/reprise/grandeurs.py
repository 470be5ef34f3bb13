"""Amounts as spreadsheets write them (weights, euros, numbers), as integers. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.monnaie import euros
from petiterockette.temps.durees import en_duree

_NOMBRE = re.compile(r"([-\u2212]?)([0-9][0-9 .,\u00a0\u202f’']*)\s*([a-zA-Z€]*)", re.ASCII)
_HEURES_MINUTES = re.compile(r"(\d{1,5})\s*(?:h|:)\s*([0-5]\d)(?:\s*min|:00)?", re.ASCII)
_RIEN = ("", "-", "–", "—", "/", "0")


class CaseIllisible(ValueError):
    """What is in the cell is no such amount; the message says why."""


@dataclass(frozen=True)
class Grandeur:
    """What a column of amounts counts, and how its cells are read into integers.

    ``nom``: one of them, a masculine word; ``unites``: each word of a unit → how many of the
    smallest one it makes; ``defaut``: the unit where nothing says it; ``maximum``: above, it is a
    slip; ``dire``: the integer in words; ``entiere``: whether a part of the smallest is refused,
    instead of rounded.
    """

    nom: Any
    unites: Mapping[str, int]
    defaut: str
    maximum: int
    dire: Callable[[int], str]
    entiere: bool = False

    def lire(self, texte: str, unite: str = "") -> int:
        """The integer that a cell says; 0 where it says nothing. ``unite``: that of the column.

        Raises ``CaseIllisible``.
        """
        dit = texte.strip()
        if dit in _RIEN:
            return 0
        lu = _NOMBRE.fullmatch(dit)
        vaut = self.unites.get((lu[3] or unite or self.defaut).lower()) if lu else None
        if not lu or not vaut:
            raise CaseIllisible(
                _("« %(dit)s » n’est pas un %(nom)s.") % {"dit": dit[:40], "nom": self.nom}
            )
        if lu[1]:
            phrase = _("« %(dit)s » : un %(nom)s ne peut pas être négatif.")
            raise CaseIllisible(phrase % {"dit": dit, "nom": self.nom})
        chiffres = _en_chiffres(lu[2])
        if chiffres is None:
            phrase = _("« %(dit)s » se lit de deux façons : gardez une seule virgule.")
            raise CaseIllisible(phrase % {"dit": dit})
        exact = Decimal(chiffres) * vaut
        entier = exact.to_integral_value(ROUND_HALF_UP)
        if self.entiere and entier != exact:
            phrase = _("« %(dit)s » n’est pas un %(nom)s entier.")
            raise CaseIllisible(phrase % {"dit": dit, "nom": self.nom})
        if entier > self.maximum:
            phrase = _("« %(dit)s » : ce %(nom)s est trop grand.")
            raise CaseIllisible(phrase % {"dit": dit, "nom": self.nom})
        return int(entier)

    def unite_dite(self, texte: str) -> str:
        """The unit that a head or a cell names; empty where it names none."""
        mots = re.findall(r"[a-z]+|€", texte.lower())
        return next((mot for mot in mots if mot in self.unites), "")


_KG, _T = 1_000, 1_000_000
# In grams. A hundred thousand tonnes: no ressourcerie ever moved as much.
POIDS = Grandeur(
    nom=gettext_lazy("poids"),
    unites=dict.fromkeys(("g", "gr", "grammes"), 1)
    | dict.fromkeys(("kg", "kgs", "kilo", "kilos"), _KG)
    | dict.fromkeys(("t", "tonne", "tonnes"), _T),
    defaut="kg",
    maximum=100_000_000_000,
    dire=kilos,
)
# In cents.
EUROS = Grandeur(
    nom=gettext_lazy("montant"),
    unites=dict.fromkeys(("€", "euro", "euros", "eur"), 100)
    | dict.fromkeys(("centime", "centimes"), 1),
    defaut="€",
    maximum=100_000_000_000,
    dire=euros,
)
NOMBRE = Grandeur(
    nom=gettext_lazy("nombre"),
    unites={"": 1},
    defaut="",
    maximum=100_000_000,
    dire=nombre,
    entiere=True,
)


def unite_lue(tete: str) -> str:
    """« kg » or « t », as the head of a column tells it; empty where it tells none."""
    dite = POIDS.unite_dite(tete)
    return {_KG: "kg", _T: "t"}.get(POIDS.unites[dite], "") if dite else ""


class _Heures(Grandeur):
    """Hours, that are also written « 3h30 » or « 3:30 »."""

    def lire(self, texte: str, unite: str = "") -> int:
        if lu := _HEURES_MINUTES.fullmatch(texte.strip().lower()):
            return int(lu[1]) * 60 + int(lu[2])
        return super().lire(texte, unite)


# In minutes.
HEURES = _Heures(
    nom=gettext_lazy("nombre d’heures"),
    unites=dict.fromkeys(("h", "heure", "heures"), 60)
    | dict.fromkeys(("min", "minute", "minutes"), 1),
    defaut="h",
    maximum=60_000_000,
    dire=en_duree,
)


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
