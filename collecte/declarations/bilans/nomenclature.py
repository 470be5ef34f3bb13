"""Which line of which agreement holds a kilogram: read once for some days and sites.

A kilogram lies at a stage, under a category, and under a material too where it was set apart. The
material says first, then the sub-category, then its mother; what none of them names is in no
agreement. Two agreements that hold together name nothing in common: that partition is exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from collecte.bilans.masses import Ids
from collecte.listes.models import Categorie
from collecte.matiere.etapes import FINS_DE_DECHET, STOCKS_PAR_MATIERE
from collecte.matiere.jours import JOUR
from petiterockette.lieux.models import Lieu

from ..models import Convention

# The stages where matter is kept by its material too.
PAR_MATIERE = frozenset(str(e) for e in (*STOCKS_PAR_MATIERE, *FINS_DE_DECHET))


class Place(NamedTuple):
    """Where a kilogram counts: a line's number, or 0 and the category that no line holds."""

    ligne: int
    categorie: int = 0


@dataclass(frozen=True)
class Nomenclature:
    """Category → line, material → line, and the mother of each sub-category; numbers all."""

    par_categorie: Mapping[int, int]
    par_matiere: Mapping[int, int]
    meres: Mapping[int, int]

    def place(self, categorie: int, etape: str, matiere: int) -> Place:
        """The place of what lies at a stage, of a category and a material."""
        if etape in PAR_MATIERE and (ligne := self.par_matiere.get(matiere)):
            return Place(ligne)
        mere = self.meres.get(categorie, 0)
        ligne = self.par_categorie.get(categorie) or self.par_categorie.get(mere) or 0
        return Place(ligne) if ligne else Place(0, categorie)


@dataclass(frozen=True)
class Tranche:
    """Days, both in, during which the same agreements hold."""

    debut: date
    fin: date
    nomenclature: Nomenclature


@dataclass(frozen=True)
class Groupe:
    """Sites where the same agreements hold on the same days; None for all of them."""

    lieux: Ids
    tranches: tuple[Tranche, ...]


def groupes(debut: date, fin: date, lieux: Ids = None) -> list[Groupe]:
    """The sites of a period, gathered by the agreements that hold there, in five queries."""
    conventions = list(
        Convention.objects.entre(debut, fin).prefetch_related("lieux", "rattachements")
    )
    sites = list(Lieu.objects.values_list("pk", flat=True)) if lieux is None else sorted(lieux)
    jours = _jours(conventions, debut, fin)
    chez = {c.pk: {lieu.pk for lieu in c.lieux.all()} for c in conventions}
    par_suite: dict[tuple[frozenset[int], ...], list[int]] = defaultdict(list)
    for site in sites:
        suite = tuple(
            frozenset(
                c.pk
                for c in conventions
                if c.couvre(jour) and (not chez[c.pk] or site in chez[c.pk])
            )
            for jour, _dernier in jours
        )
        par_suite[suite].append(site)
    lues = _lire(conventions, {cles for suite in par_suite for cles in suite})
    return [
        Groupe(
            None if lieux is None and len(par_suite) == 1 else siens,
            tuple(Tranche(d, f, lues[cles]) for (d, f), cles in zip(jours, suite, strict=True)),
        )
        for suite, siens in par_suite.items()
    ]


def _jours(conventions: Iterable[Convention], debut: date, fin: date) -> list[tuple[date, date]]:
    """The days cut where an agreement begins or has just ended."""
    bornes = {debut}
    for c in conventions:
        bornes |= {jour for jour in (c.debut, c.fin and c.fin + JOUR) if jour}
    premiers = sorted(jour for jour in bornes if debut <= jour <= fin)
    return [
        (d, suivant - JOUR)
        for d, suivant in zip(premiers, [*premiers[1:], fin + JOUR], strict=True)
    ]


def _lire(
    conventions: Iterable[Convention], voulues: Iterable[frozenset[int]]
) -> dict[frozenset[int], Nomenclature]:
    filles = Categorie.objects.exclude(parent=None).values_list("pk", "parent")
    meres = {fille: mere for fille, mere in filles if mere}
    rattachements = {c.pk: list(c.rattachements.all()) for c in conventions}
    lues = {}
    for cles in voulues:
        siens = [r for pk in cles for r in rattachements[pk]]
        lues[cles] = Nomenclature(
            {r.categorie_id: r.ligne_id for r in siens if r.categorie_id},
            {r.matiere_id: r.ligne_id for r in siens if r.matiere_id},
            meres,
        )
    return lues
