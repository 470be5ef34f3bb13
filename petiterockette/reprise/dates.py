"""What is of a year, a month or a day: its period read, told once, beside what is counted here."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.saisie.classeurs import Faute
from petiterockette.temps.dates import date_format

from .empechements import Empechement, deja_repris, ou_ouvrir, refus_du_lieu
from .genres import Examen
from .lecteur import Lecteur
from .lecture import RangeeLue, Releve
from .models import Fichier
from .mots import Listes
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
    """What stands where a total would enter: its site (a code), when it opened, since when
    the house counts there, and the days that files brought in, each with the name of its file."""

    lieu: str
    ouvert_le: date
    depuis: date | None = None
    repris: Sequence[tuple[date, date, str]] = ()

    def empechement(self, p: Periode) -> Empechement | None:
        """Why the total of a period may not be brought in; None if it may."""
        if ferme := refus_du_lieu(p, self.ouvert_le):
            return ferme
        if self.depuis and p.fin >= self.depuis:
            phrase = _("%(quand)s : déjà compté ici depuis le %(jour)s. Dites ce qui précède.")
            dits = {"quand": p.dite, "jour": date_format(self.depuis, "j F Y")}
            return Empechement(phrase % dits)
        for debut, fin, nom in self.repris:
            if debut <= p.fin and p.debut <= fin:
                return deja_repris(p, nom)
        return None


def qui_se_croisent(periodes: Mapping[Periode, int]) -> Iterator[Faute]:
    """A year and its months, a month and its days: one of them is too much.

    ``periodes``: those of one thing → the line that tells each.
    """
    rangees = sorted(periodes, key=lambda p: (p.debut, -p.fin.toordinal()))
    for large, etroite in pairwise(rangees):
        if large.croise(etroite):
            phrase = _("%(large)s est dit en entier à la ligne %(n)d : gardez l’un ou l’autre.")
            yield Faute(periodes[etroite], phrase % {"large": large.dite, "n": periodes[large]})


class LecteurDate(Lecteur):
    """Reads rows that are each of a period: a column says it, or its year and its month, or a title
    above, or what is said of the whole file."""

    REPETES: ClassVar[tuple[str, ...]] = ("periode", "annee", "mois", "lieu")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        self._periodes: dict[str, Periode] = {}
        # Code of a site → the lines that tell of days at which it was not open, and those days.
        self._fermes: dict[str, dict[int, Empechement]] = defaultdict(dict)

    def examen(self) -> Examen:
        lu = super().examen()
        jours = {p.debut for p in self._periodes.values() if p.grain == Grain.JOUR}
        if len(jours) < 2 or any(jour.day > 1 for jour in jours):
            return lu
        # A spreadsheet makes a day of « mars 2020 » as it is typed.
        phrase = _(
            "Toutes les dates sont un premier du mois : pour dire des mois entiers, écrivez "
            "« %(mois)s » dans une case de texte."
        )
        quand = {"mois": date_format(min(jours), "F Y")}
        return replace(lu, laissees=[*lu.laissees, Faute(0, phrase % quand)])

    def sans_periode(self) -> bool:
        """Whether nothing tells of which days the rows are."""
        a = self.releve.place
        dite = a("periode") is not None or a("annee") is not None or self.dit("annee")
        return not dite and not any(est_une_periode(t) for t in self._titres())

    def sans_lieu(self) -> bool:
        """Whether neither a column, nor the whole file, nor a title tells of which site."""
        dit = self.releve.place("lieu") is not None or self.dit("lieu")
        return not dit and all(est_une_periode(t) for t in self._titres())

    def lieu_dit(self, rangee: RangeeLue, dits: Mapping[str, str]) -> str:
        """The word of its site: its own, else a title above that is no period."""
        return dits["lieu"] or ("" if est_une_periode(rangee.titre) else rangee.titre)

    def periode(self, rangee: RangeeLue, dits: Mapping[str, str], mois: str = "") -> Periode | None:
        """The period of a row; None where it is wrong, which is then told.

        ``mois``: what the head of its column says.
        """
        try:
            return self.lire_la_periode(rangee, dits, mois)
        except PeriodeIllisible as illisible:
            self.faute(rangee.ligne, str(illisible))
            return None

    def lire_la_periode(self, rangee: RangeeLue, dits: Mapping[str, str], mois: str) -> Periode:
        """As ``periode``. Raises ``PeriodeIllisible``."""
        if dits["periode"]:
            return self.lue(dits["periode"])
        titre = rangee.titre if est_une_periode(rangee.titre) else ""
        lue = self.lue(dits["annee"] or self.dit("annee") or titre)
        mois = mois or dits["mois"]
        if not mois or lue.grain != Grain.ANNEE:
            return lue
        rang = rang_du_mois(mois)
        return le_mois(lue.debut.year, rang) if rang else self.lue(mois)

    def lue(self, dit: str) -> Periode:
        """The same days come again and again, row after row."""
        if dit not in self._periodes:
            self._periodes[dit] = lire_periode(dit)
        return self._periodes[dit]

    def _titres(self) -> set[str]:
        return {r.titre for r in self.releve.rangees if r.titre}

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
            self.fautes += qui_se_croisent(siennes)

    def refuser_ce_qui_est_deja_la(
        self,
        dites: Iterable[tuple[Hashable, Periode, int]],
        connues: Mapping[Any, Frontiere],
    ) -> None:
        """Tell what may not enter. ``dites``: as above; ``connues``: what a total is of → what
        stands there."""
        for quoi, p, ligne in dites:
            if empechement := connues[quoi].empechement(p):
                self.refuser(ligne, connues[quoi].lieu, empechement)

    def refuser(self, ligne: int, lieu: str, empechement: Empechement) -> None:
        """Tell why a line may not enter. ``lieu``: the code of its site."""
        if empechement.a_ouvrir:
            self._fermes[lieu].setdefault(ligne, empechement)
        else:
            self.faute(ligne, empechement.phrase, au_tableur=empechement.au_tableur)

    def fautes_des_lieux(self) -> Iterator[Faute]:
        """A site that opened later is told once for all its lines, by the first of these days."""
        for lieu, lignes in self._fermes.items():
            jours = {n: e.a_ouvrir for n, e in lignes.items() if e.a_ouvrir}
            premiere = min(jours, key=lambda n: (jours[n], n))
            phrases = [lignes[premiere].phrase]
            if autres := len(lignes) - 1:
                phrases.append(
                    ngettext(
                        "Une autre ligne est dans ce cas.",
                        "%(n)d autres lignes sont dans ce cas.",
                        autres,
                    )
                    % {"n": autres}
                )
            nom = self.mots.listes["lieu"].choix.get(lieu, lieu)
            geste = _("Dire que %(lieu)s était ouvert le %(jour)s") % {
                "lieu": nom,
                "jour": date_format(jours[premiere], "j F Y"),
            }
            yield Faute(premiere, " ".join(phrases), ou_ouvrir(lieu, jours[premiere]), geste)
