"""What is of a year, a month or a day: its period read, told once, beside what is counted here."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.saisie.classeurs import Faute
from petiterockette.temps.dates import date_format

from .lecteur import Lecteur
from .lecture import RangeeLue
from .periodes import (
    Grain,
    Periode,
    PeriodeIllisible,
    est_une_periode,
    le_mois,
    lire_periode,
    rang_du_mois,
)


@dataclass(frozen=True)
class Frontiere:
    """What stands where a total would enter: when the site opened, since when the house counts
    there, and the days that files brought in, each with the name of its file."""

    ouvert_le: date
    depuis: date | None = None
    repris: Sequence[tuple[date, date, str]] = ()

    def refus(self, p: Periode) -> str:
        """Why the total of a period may not be brought in, in a sentence; empty if it may."""
        dits = {"quand": p.dite}
        if p.fin > timezone.localdate():
            return _("%(quand)s n’est pas fini.") % dits
        if p.fin < self.ouvert_le:
            phrase = _("%(quand)s : ce lieu n’a ouvert que le %(jour)s (La maison, Lieux).")
            return phrase % {**dits, "jour": date_format(self.ouvert_le, "j F Y")}
        if self.depuis and p.fin >= self.depuis:
            phrase = _("%(quand)s : déjà compté ici depuis le %(jour)s. Dites ce qui précède.")
            return phrase % {**dits, "jour": date_format(self.depuis, "j F Y")}
        for debut, fin, nom in self.repris:
            if debut <= p.fin and p.debut <= fin:
                phrase = _("%(quand)s : déjà repris par « %(nom)s ». Annulez-le d’abord.")
                return phrase % {**dits, "nom": nom}
        return ""


class LecteurDate(Lecteur):
    """Reads rows that are each of a period: a column says it, or its year and its month, or a title
    above, or what is said of the whole file."""

    REPETES = ("periode", "annee", "mois", "lieu", "pole")

    def sans_periode(self) -> bool:
        """Whether nothing tells of which days the rows are."""
        a, titres = self.releve.place, {r.titre for r in self.releve.rangees}
        dite = a("periode") is not None or a("annee") is not None or self.dit("annee")
        return not dite and not any(est_une_periode(t) for t in titres)

    def periode(self, rangee: RangeeLue, dits: Mapping[str, str]) -> Periode | None:
        """The period of a row; None where it is wrong, which is then told."""
        try:
            return self._lire_la_periode(rangee, dits)
        except PeriodeIllisible as illisible:
            self.faute(rangee.ligne, str(illisible))
            return None

    def _lire_la_periode(self, rangee: RangeeLue, dits: Mapping[str, str]) -> Periode:
        if dits["periode"]:
            return lire_periode(dits["periode"])
        titre = rangee.titre if est_une_periode(rangee.titre) else ""
        lue = lire_periode(dits["annee"] or self.dit("annee") or titre)
        if not dits["mois"] or lue.grain != Grain.ANNEE:
            return lue
        rang = rang_du_mois(dits["mois"])
        return le_mois(lue.debut.year, rang) if rang else lire_periode(dits["mois"])

    def refuser_ce_qui_se_croise(
        self, dites: Iterable[tuple[Hashable, Periode, int]], deux_fois: str = ""
    ) -> None:
        """Tell what is said twice: a year beside its months, a month beside its days.

        ``dites``: what a total is of, its period, its line. ``deux_fois``: what is told of two
        lines of the same year or month (empty: they add up).
        """
        periodes: dict[Hashable, dict[Periode, int]] = defaultdict(dict)
        for quoi, p, ligne in dites:
            deja = periodes[quoi].setdefault(p, ligne)
            if deux_fois and deja != ligne and p.grain != Grain.JOUR:
                self.faute(ligne, deux_fois % {"quand": p.dite, "n": deja})
        for siennes in periodes.values():
            self.fautes += _qui_se_croisent(siennes)


def _qui_se_croisent(periodes: Mapping[Periode, int]) -> Iterator[Faute]:
    rangees = sorted(periodes, key=lambda p: (p.debut, -p.fin.toordinal()))
    for large, etroite in pairwise(rangees):
        if large.croise(etroite):
            phrase = _("%(large)s est dit en entier à la ligne %(n)d : gardez l’un ou l’autre.")
            yield Faute(periodes[etroite], phrase % {"large": large.dite, "n": periodes[large]})
