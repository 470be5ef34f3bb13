"""How finely what was brought in is known: to the day, to the month, or to the year alone."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from collecte.matiere.etapes import HISTORIQUES, Etape
from collecte.matiere.jours import JOUR, mois_suivant

# A sum of movements: month, category, material, from, to, measure, grams.
Masse = tuple[date, int, int, str, str, str, int]

A_L_ANNEE = str(Etape.HISTORIQUE_ANNEE)
AU_MOIS = str(Etape.HISTORIQUE_MOIS)
# Known by no day.
EN_GROS = (A_L_ANNEE, AU_MOIS)


def decouper(debut: date, fin: date) -> tuple[tuple[date, date] | None, list[tuple[date, date]]]:
    """Split a period into whole months (first of first, first of last) and edge days."""
    if fin < debut:
        return None, []
    premier = debut if debut.day == 1 else mois_suivant(debut)
    # The first day after the last whole month.
    butee = (fin + JOUR).replace(day=1)
    if premier >= butee:
        return None, [(debut, fin)]
    bords = []
    if debut < premier:
        bords.append((debut, premier - JOUR))
    if butee <= fin:
        bords.append((butee, fin))
    return (premier, (butee - JOUR).replace(day=1)), bords


def annees_entieres(debut: date, fin: date) -> range:
    """The years that a period holds whole; empty where it holds none."""
    premiere = debut.year if (debut.month, debut.day) == (1, 1) else debut.year + 1
    suivante = fin.year + 1 if (fin.month, fin.day) == (12, 31) else fin.year
    return range(premiere, suivante)


def connues(lignes: Iterable[Masse], debut: date, fin: date) -> list[Masse]:
    """Those of these sums that a period holds for sure, ``fin`` included. Pure.

    A total of a year counts where the whole of this year is asked for; one of a month, where
    the whole of this month is.
    """
    pleins, _bords = decouper(debut, fin)
    annees = annees_entieres(debut, fin)

    def est_connue(mois: date, bouts: tuple[str, str]) -> bool:
        if A_L_ANNEE in bouts:
            return mois.year in annees
        return pleins is not None and pleins[0] <= mois.replace(day=1) <= pleins[1]

    return [
        li
        for li in lignes
        if (li[3] not in EN_GROS and li[4] not in EN_GROS) or est_connue(li[0], li[3:5])
    ]


def connus(debut: date, fin: date) -> Q:
    """As ``connues``, of the movements of the days of a period: a condition."""
    voulu = connus_au_jour()
    pleins, _bords = decouper(debut, fin)
    if pleins:
        voulu |= _touche(AU_MOIS) & Q(mois__range=pleins)
    if annees := annees_entieres(debut, fin):
        bornes = (date(annees[0], 1, 1), date(annees[-1], 12, 1))
        voulu |= connus_a_l_annee() & Q(mois__range=bornes)
    return voulu


def connus_au_jour() -> Q:
    """The movements whose own day is known, as a condition."""
    return ~Q(de__in=EN_GROS) & ~Q(vers__in=EN_GROS)


def connus_a_l_annee() -> Q:
    """What is known by the year alone, as a condition on movements and on their sums."""
    return _touche(A_L_ANNEE)


def non_annules(sommes: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    """The moves, (from, to) → grams, of which their counter-entries leave something. Pure."""
    return {(de, vers) for (de, vers), g in sommes.items() if g != sommes.get((vers, de), 0)}


def sans_reprise(lignes: Iterable[Masse]) -> list[Masse]:
    """These sums without what was brought in from before."""
    return [li for li in lignes if li[3] not in HISTORIQUES and li[4] not in HISTORIQUES]


def _touche(etape: str) -> Q:
    return Q(de=etape) | Q(vers=etape)
