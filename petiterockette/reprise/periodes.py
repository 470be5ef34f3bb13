"""Which days a total of before is of, as people write it: a year, a month or a day. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.chercher import plier
from petiterockette.temps.dates import ANNEES, date_format, fin_du_mois

MOIS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
# « janv », « juil », « sept » …
COURTS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")
# What two figures of a year are of.
SIECLE = 2000
_UN_JOUR = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{2}|\d{4})", re.ASCII
)
JOUR_FAUX = gettext_lazy("« %(dit)s » : ce jour n’existe pas.")
TRES_COURTS = ("jan", "fev", "mar", "avr", "mai", "jun", "jul", "aou", "sep", "oct", "nov", "dec")


class Grain(StrEnum):
    """How finely the days of a total are known."""

    ANNEE = "annee"
    MOIS = "mois"
    JOUR = "jour"


@dataclass(frozen=True)
class Periode:
    """The days of a total, first and last, and how finely they are known."""

    debut: date
    fin: date
    grain: Grain

    @property
    def dite(self) -> str:
        """« 2019 », « mars 2019 », « 12 mars 2019 »."""
        if self.grain == Grain.ANNEE:
            return str(self.debut.year)
        if self.grain == Grain.MOIS:
            return date_format(self.debut, "F Y")
        return date_format(self.debut, "j F Y")

    def croise(self, autre: "Periode") -> bool:
        return self.debut <= autre.fin and autre.debut <= self.fin


class PeriodeIllisible(ValueError):
    """What was typed names neither a year, nor a month, nor a day; the message says so.

    ``phrase``: what it is not, where less was asked.
    """

    def __init__(self, texte: str, phrase: Any = "") -> None:
        phrase = phrase or _("« %(dit)s » n’est ni une année, ni un mois, ni un jour.")
        super().__init__(str(phrase) % {"dit": texte[:40]})


def l_annee(annee: int) -> Periode:
    return Periode(date(annee, 1, 1), date(annee, 12, 31), Grain.ANNEE)


def le_mois(annee: int, mois: int) -> Periode:
    debut = date(annee, mois, 1)
    return Periode(debut, fin_du_mois(debut), Grain.MOIS)


def le_jour(jour: date) -> Periode:
    return Periode(jour, jour, Grain.JOUR)


def rang_du_mois(texte: str) -> int | None:
    """« mars », « Févr. », « 3 », « 03 » → 1 to 12; None for all else."""
    dit = plier(texte)
    if dit.isdigit() and len(dit) <= 2:
        return int(dit) if 1 <= int(dit) <= 12 else None
    for noms in (MOIS, COURTS, TRES_COURTS):
        if dit in noms:
            return noms.index(dit) + 1
    return None


def lire_periode(texte: str) -> Periode:
    """« 2019 », « mars 2019 », « 03/2019 », « 2019-03 », « 12/03/2019 », « 2019-03-12 »,
    « 12/03/19 ».

    Raises ``PeriodeIllisible``.
    """
    dit = texte.strip()
    lu = _lire(dit)
    if lu is None and est_un_jour_faux(dit):
        raise PeriodeIllisible(dit, JOUR_FAUX)
    if lu is None or lu.debut.year not in ANNEES:
        raise PeriodeIllisible(dit)
    return lu


def est_un_jour_faux(dit: str) -> bool:
    """Whether it is written as a day is, that no calendar has: « 29/02/2019 »."""
    return bool(_UN_JOUR.fullmatch(dit)) and _lire(dit) is None


def est_une_periode(texte: str) -> bool:
    """Whether ``lire_periode`` reads it."""
    try:
        lire_periode(texte)
    except PeriodeIllisible:
        return False
    return True


def _lire(dit: str) -> Periode | None:
    try:
        if m := re.fullmatch(r"(?:année\s+)?(\d{4})", dit, re.IGNORECASE | re.ASCII):
            return l_annee(int(m[1]))
        if m := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", dit, re.ASCII):
            return le_mois(int(m[1]), int(m[2]))
        if m := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", dit, re.ASCII):
            return le_mois(int(m[2]), int(m[1]))
        if m := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", dit, re.ASCII):
            return le_jour(date(int(m[1]), int(m[2]), int(m[3])))
        if m := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})", dit, re.ASCII):
            annee = int(m[3]) + (SIECLE if len(m[3]) == 2 else 0)
            return le_jour(date(annee, int(m[2]), int(m[1])))
        return _en_lettres(plier(dit).split())
    except ValueError:
        return None


def _en_lettres(mots: list[str]) -> Periode | None:
    """« mars 2019 », « 1er mars 2019 »."""
    if len(mots) < 2 or not re.fullmatch(r"\d{4}", mots[-1]):
        return None
    mois = None if mots[-2].isdigit() else rang_du_mois(mots[-2])
    if mois is None:
        return None
    annee = int(mots[-1])
    if len(mots) == 2:
        return le_mois(annee, mois)
    jour = re.fullmatch(r"(\d{1,2})(?:er)?", mots[-3])
    return le_jour(date(annee, mois, int(jour[1]))) if jour and len(mots) == 3 else None
