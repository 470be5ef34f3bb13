"""Periods as people say them: a day, a week, a month, a quarter, a year, free dates. Pure.

An address writes them « 2026-10-14 », « 2026-S42 » (ISO week), « 2026-10 », « 2026-T4 »,
« 2026 », « 2026-10-03_2026-10-19 ».
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.francais import majuscule
from petiterockette.temps.dates import date_format, fin_du_mois, mois_avant
from petiterockette.temps.semaine import lundi

from .jours import JOUR, mois_entre

SEMAINE = timedelta(days=7)
PREMIERE_ANNEE, DERNIERE_ANNEE = 2000, 2200
# The longest free period: ten years, and a day for each leap year.
LIBRE_MAX = timedelta(days=3_660)


class Genre(StrEnum):
    JOUR = "jour"
    SEMAINE = "semaine"
    MOIS = "mois"
    TRIMESTRE = "trimestre"
    ANNEE = "annee"
    LIBRE = "libre"


NOMS = {
    Genre.JOUR: gettext_lazy("Jour"),
    Genre.SEMAINE: gettext_lazy("Semaine"),
    Genre.MOIS: gettext_lazy("Mois"),
    Genre.TRIMESTRE: gettext_lazy("Trimestre"),
    Genre.ANNEE: gettext_lazy("Année"),
    Genre.LIBRE: gettext_lazy("Dates libres"),
}


# A period by what it is today: what an address that follows the calendar says.
ALIAS = {
    "aujourd-hui": Genre.JOUR,
    "cette-semaine": Genre.SEMAINE,
    "ce-mois": Genre.MOIS,
    "ce-trimestre": Genre.TRIMESTRE,
    "cette-annee": Genre.ANNEE,
}


class PeriodeIllisible(ValueError):
    """No period is written so."""


@dataclass(frozen=True)
class Periode:
    """``debut`` and ``fin`` are both in it."""

    genre: Genre
    debut: date
    fin: date

    @classmethod
    def lire(cls, code: str) -> "Periode":
        """Read the code of a period; raises ``PeriodeIllisible``."""
        for motif, faire in _LECTEURS:
            if trouve := motif.fullmatch(code):
                try:
                    periode = faire(*trouve.groups())
                except ValueError:
                    break
                if periode.debut.year >= PREMIERE_ANNEE and periode.fin.year <= DERNIERE_ANNEE:
                    return periode
        raise PeriodeIllisible(code)

    @classmethod
    def du(cls, genre: Genre, jour: date) -> "Periode":
        """The period of that kind in which a day lies; a free one is that day alone."""
        match genre:
            case Genre.SEMAINE:
                debut = lundi(jour)
                return cls(genre, debut, debut + SEMAINE - JOUR)
            case Genre.MOIS:
                return cls._mois(jour.year, jour.month)
            case Genre.TRIMESTRE:
                return cls._trimestre(jour.year, (jour.month + 2) // 3)
            case Genre.ANNEE:
                return cls(genre, date(jour.year, 1, 1), date(jour.year, 12, 31))
            case _:
                return cls(genre, jour, jour)

    @classmethod
    def libre(cls, debut: date, fin: date) -> "Periode":
        """The period from a day to another. Raises ``PeriodeIllisible`` if they are not in
        order."""
        if fin < debut or fin - debut > LIBRE_MAX:
            raise PeriodeIllisible(f"{debut} – {fin}")
        return cls(Genre.LIBRE, debut, fin)

    @classmethod
    def entre(cls, debut: date, fin: date) -> "Periode":
        """The month, the year, the day… that two dates make, else free dates; raises
        ``PeriodeIllisible`` as ``libre`` does.

        A whole month is that month, however it was asked for: one page, one closing.
        """
        entieres = (cls.du(genre, debut) for genre in Genre if genre != Genre.LIBRE)
        exactes = (p for p in entieres if (p.debut, p.fin) == (debut, fin))
        return next(exactes, None) or cls.libre(debut, fin)

    @classmethod
    def _mois(cls, annee: int, mois: int) -> "Periode":
        debut = date(annee, mois, 1)
        return cls(Genre.MOIS, debut, fin_du_mois(debut))

    @classmethod
    def _trimestre(cls, annee: int, rang: int) -> "Periode":
        debut = date(annee, 3 * rang - 2, 1)
        return cls(Genre.TRIMESTRE, debut, fin_du_mois(mois_avant(debut, -2)))

    @property
    def code(self) -> str:
        """How an address writes it."""
        d = self.debut
        match self.genre:
            case Genre.JOUR:
                return d.isoformat()
            case Genre.SEMAINE:
                annee, semaine, _jour = d.isocalendar()
                return f"{annee}-S{semaine:02}"
            case Genre.MOIS:
                return f"{d:%Y-%m}"
            case Genre.TRIMESTRE:
                return f"{d.year}-T{(d.month + 2) // 3}"
            case Genre.ANNEE:
                return str(d.year)
            case Genre.LIBRE:
                return f"{d.isoformat()}_{self.fin.isoformat()}"

    @property
    def titre(self) -> str:
        """« Octobre 2026 », « 4e trimestre 2026 », « Semaine du 12 au 18 octobre 2026 »."""
        return majuscule(self.nom)

    @property
    def nom(self) -> str:
        """The period inside a sentence: « octobre 2026 », « semaine du 12 au 18 octobre 2026 »."""
        match self.genre:
            case Genre.JOUR:
                return date_format(self.debut, "l j F Y")
            case Genre.SEMAINE:
                return _("semaine du %(dates)s") % {"dates": _du_au(self.debut, self.fin)}
            case Genre.MOIS:
                return date_format(self.debut, "F Y")
            case Genre.TRIMESTRE:
                rang = (self.debut.month + 2) // 3
                rangs = {1: _("1er"), 2: _("2e"), 3: _("3e"), 4: _("4e")}
                return _("%(rang)s trimestre %(annee)s") % {
                    "rang": rangs[rang],
                    "annee": self.debut.year,
                }
            case Genre.ANNEE:
                return str(self.debut.year)
            case Genre.LIBRE:
                return _("du %(dates)s") % {"dates": _du_au(self.debut, self.fin)}

    def nom_a_cote(self, autre: "Periode") -> str:
        """The period's name beside another one's: the year goes without saying where it is the
        same."""
        if self.debut.year == autre.debut.year:
            if self.genre == Genre.MOIS:
                return date_format(self.debut, "F")
            if self.genre == Genre.JOUR:
                return date_format(self.debut, "l j F")
        return self.nom

    @property
    def jours(self) -> int:
        return (self.fin - self.debut).days + 1

    @property
    def precedente(self) -> "Periode":
        """The period just before, as long; may lie before what can be asked for."""
        return self._voisine(-1)

    @property
    def suivante(self) -> "Periode":
        return self._voisine(1)

    def _voisine(self, sens: int) -> "Periode":
        match self.genre:
            case Genre.MOIS:
                return self.du(self.genre, mois_avant(self.debut, -sens))
            case Genre.TRIMESTRE:
                return self.du(self.genre, mois_avant(self.debut, -3 * sens))
            case Genre.ANNEE:
                return self.du(self.genre, date(self.debut.year + sens, 1, 1))
            case _:
                pas = sens * self.jours * JOUR
                return Periode(self.genre, self.debut + pas, self.fin + pas)

    @property
    def an_dernier(self) -> "Periode":
        """The period a year before: same dates, or same days of the week.

        A day and a week are those of 52 weeks before: a Saturday compares with a Saturday.
        """
        if self.genre in (Genre.JOUR, Genre.SEMAINE):
            return Periode(self.genre, self.debut - 52 * SEMAINE, self.fin - 52 * SEMAINE)
        if self.genre == Genre.LIBRE:
            return Periode(self.genre, _an_avant(self.debut), _an_avant(self.fin))
        return self.du(self.genre, mois_avant(self.debut, 12))

    @property
    def mois(self) -> list[date]:
        """The first days of the months that it touches."""
        return mois_entre(self.debut, self.fin)

    def contient(self, jour: date) -> bool:
        return self.debut <= jour <= self.fin


def _an_avant(jour: date) -> date:
    """A date a year before; 28 February for the 29th."""
    if (jour.month, jour.day) == (2, 29) and not isleap(jour.year - 1):
        return date(jour.year - 1, 2, 28)
    return jour.replace(year=jour.year - 1)


def _du_au(debut: date, fin: date) -> str:
    """« 3 au 19 octobre 2026 », without saying twice what the second says."""
    if debut.year != fin.year:
        ecrit = date_format(debut, "j F Y")
    elif debut.month != fin.month:
        ecrit = date_format(debut, "j F")
    else:
        ecrit = _("1er") if debut.day == 1 else str(debut.day)
    return _("%(debut)s au %(fin)s") % {"debut": ecrit, "fin": date_format(fin, "j F Y")}


_ANNEE = r"(\d{4})"
_DATE = r"(\d{4}-\d{2}-\d{2})"


def _lecteur(motif: str) -> re.Pattern[str]:
    return re.compile(motif, re.ASCII)


_LECTEURS = (
    (_lecteur(_ANNEE), lambda a: Periode.du(Genre.ANNEE, date(int(a), 1, 1))),
    (_lecteur(_ANNEE + r"-(\d{2})"), lambda a, m: Periode._mois(int(a), int(m))),
    (_lecteur(_ANNEE + r"-T([1-4])"), lambda a, t: Periode._trimestre(int(a), int(t))),
    (
        _lecteur(_ANNEE + r"-S(\d{2})"),
        lambda a, s: Periode.du(Genre.SEMAINE, date.fromisocalendar(int(a), int(s), 1)),
    ),
    (_lecteur(_DATE), lambda j: Periode.du(Genre.JOUR, date.fromisoformat(j))),
    (
        _lecteur(_DATE + "_" + _DATE),
        lambda d, f: Periode.entre(date.fromisoformat(d), date.fromisoformat(f)),
    ),
)
