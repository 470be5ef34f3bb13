"""A week, Monday first: its days by name, and an average one, hour by hour. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _

JOURS = (
    _("lundi"),
    _("mardi"),
    _("mercredi"),
    _("jeudi"),
    _("vendredi"),
    _("samedi"),
    _("dimanche"),
)


def lundi(jour: date) -> date:
    """The Monday of a day's week."""
    return jour - timedelta(days=jour.weekday())


def jours_de_semaine(debut: date, fin: date) -> dict[int, int]:
    """How many Mondays (1), Tuesdays (2)… lie between two days, both in; at least one each."""
    semaines, reste = divmod(max(0, (fin - debut).days) + 1, 7)
    premier = debut.isoweekday()
    return {j: max(1, semaines + ((j - premier) % 7 < reste)) for j in range(1, 8)}


@dataclass(frozen=True)
class Creneau:
    """An hour of a day of the week: what happened then, and on an average such day.

    ``quantite``: grams or cents of what happened. ``niveau``: 0 for none, 1 to 4 as it is fuller.
    """

    jour: int
    heure: int
    n: int
    quantite: int
    moyenne: Decimal
    niveau: int

    @property
    def nom(self) -> str:
        """« samedi »."""
        return str(JOURS[self.jour - 1])


@dataclass(frozen=True)
class JourDeSemaine:
    """A day of the week (1: Monday) and its hours; ``jours``: how many such days there were."""

    jour: int
    jours: int
    creneaux: Sequence[Creneau]

    @property
    def nom(self) -> str:
        """« samedi »."""
        return str(JOURS[self.jour - 1])

    @property
    def n(self) -> int:
        return sum(c.n for c in self.creneaux)

    @property
    def quantite(self) -> int:
        return sum(c.quantite for c in self.creneaux)


@dataclass(frozen=True)
class Grille:
    """When people come: the days of a week that had somebody, each with the same hours."""

    heures: Sequence[int]
    jours: Sequence[JourDeSemaine]

    @property
    def plus_fort(self) -> Creneau | None:
        """The fullest hour of an average week."""
        creneaux = [c for j in self.jours for c in j.creneaux if c.n > 0]
        return max(creneaux, key=lambda c: c.moyenne, default=None)

    @property
    def par_heure(self) -> list[tuple[int, int, int]]:
        """Each hour, all days together: how many came, and their quantity."""
        sommes = []
        for rang, heure in enumerate(self.heures):
            siens = [j.creneaux[rang] for j in self.jours]
            sommes.append((heure, sum(c.n for c in siens), sum(c.quantite for c in siens)))
        return sommes

    @property
    def quantite(self) -> int:
        return sum(j.quantite for j in self.jours)


def grille(comptes: Mapping[tuple[int, int], tuple[int, int]], jours: Mapping[int, int]) -> Grille:
    """The grid of some counts, one at least.

    ``comptes``: {(day of the week, hour): (how many, their quantity)}. ``jours``: how many of
    each day of the week there were, by which its hours are averaged.
    """
    heures = range(min(h for _j, h in comptes), max(h for _j, h in comptes) + 1)
    moyennes = {cle: _moyenne(n, jours.get(cle[0], 0)) for cle, (n, _q) in comptes.items()}
    plein = max(moyennes.values())

    def creneau(jour: int, heure: int) -> Creneau:
        m = moyennes.get((jour, heure), Decimal(0))
        return Creneau(jour, heure, *comptes.get((jour, heure), (0, 0)), m, _niveau(m, plein))

    rangs = [
        JourDeSemaine(jour, jours.get(jour, 0), [creneau(jour, heure) for heure in heures])
        for jour in sorted({j for j, _h in comptes})
    ]
    return Grille(heures, rangs)


def _moyenne(n: int, jours: int) -> Decimal:
    return (Decimal(n) / max(1, jours)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _niveau(moyenne: Decimal, plein: Decimal) -> int:
    if moyenne <= 0 or plein <= 0:
        return 0
    return min(4, 1 + int(4 * moyenne / plein - Decimal("0.0001")))
