"""The figures of the matter where neither months nor materials are told apart: a comparison’s."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from collecte.livre.models import Cumul, CumulAnnees, Mouvement
from collecte.matiere.etapes import Famille
from collecte.matiere.jours import JOUR, mois_entre
from petiterockette.temps.dates import date_format

from .grains import (
    A_L_ANNEE,
    Masse,
    annees_entieres,
    connus_a_l_annee,
    connus_au_jour,
    decouper,
    non_annules,
)
from .masses import TOUTES_MATIERES, Ids, choisir, jours_de


def masses_en_gros(
    debut: date,
    fin: date,
    lieux: Ids = None,
    categories: Ids = None,
    etape: str | None = None,
) -> list[Masse]:
    """Every move of a period, as ``masses``, but whole years from their own cache: cheaper, what a
    comparison needs.

    A year's sums stand on its first of January, under ``TOUTES_MATIERES``; whole months beside
    it, on the first of them; the days that are left, on the first day asked for.
    """
    annees = annees_entieres(debut, fin)
    if not annees:
        return _en_gros(debut, fin, lieux, categories, etape)
    premiere, derniere = annees[0], annees[-1]
    rangees = choisir(
        CumulAnnees.objects.filter(annee__gte=premiere, annee__lte=derniere),
        lieux,
        categories,
        etape,
    )
    cle = ("annee", "categorie", "de", "vers", "mesure")
    lignes: list[Masse] = [
        (date(annee, 1, 1), categorie, TOUTES_MATIERES, de, vers, mesure, grammes)
        for annee, categorie, de, vers, mesure, grammes in rangees.order_by()
        .values_list(*cle)
        .annotate(Sum("masse_g"))
    ]
    lignes += _en_gros(debut, date(premiere, 1, 1) - JOUR, lieux, categories, etape)
    return lignes + _en_gros(date(derniere, 12, 31) + JOUR, fin, lieux, categories, etape)


def connus_en_gros(debut: date, fin: date, lieux: Ids = None) -> list[str]:
    """The years and months brought in as totals that a period cuts, in words: they count in none of
    it. One query."""
    annees, (pleins, _bords) = annees_entieres(debut, fin), decouper(debut, fin)
    touches = Cumul.objects.filter(
        ~connus_au_jour(), mois__range=(date(debut.year, 1, 1), date(fin.year, 12, 1))
    )
    dits: set[date | int] = set()
    for mois, passages in _passages_des_mois(choisir(touches, lieux), "mois").items():
        for de, vers in non_annules(passages):
            if A_L_ANNEE in (de, vers):
                dits |= {mois.year} - set(annees)
            elif debut.replace(day=1) <= mois <= fin and not (
                pleins and pleins[0] <= mois <= pleins[1]
            ):
                dits.add(mois)
    return [str(d) if isinstance(d, int) else date_format(d, "F Y") for d in sorted(dits, key=str)]


def connus_a_l_annee_seule(lieux: Collection[int], mois: Collection[date]) -> set[tuple[int, date]]:
    """Those of these months of sites, each by its first day, where nothing stands but the total of
    their year: pairs (id of the site, month)."""
    ici = Cumul.objects.filter(lieu__in=lieux, mois__in=mois)
    par_mois = _passages_des_mois(ici, "lieu", "mois")
    return {
        cle
        for cle, passages in par_mois.items()
        if (restent := non_annules(passages)) and all(A_L_ANNEE in bouts for bouts in restent)
    }


def _passages_des_mois(cumuls: QuerySet, *cle: str) -> dict[Any, dict[tuple[str, str], int]]:
    """What each month moved, by what names it: (from, to) → grams. One query."""
    par_mois: dict[Any, dict[tuple[str, str], int]] = defaultdict(dict)
    for *nom, de, vers, g in (
        cumuls.order_by().values_list(*cle, "de", "vers").annotate(Sum("masse_g"))
    ):
        par_mois[tuple(nom) if len(nom) > 1 else nom[0]][de, vers] = g
    return par_mois


def annee_d_avant(annee: int, lieux: Ids = None) -> int | None:
    """The last year before that one in which these sites moved something; None without any."""
    return _annees(lieux).filter(annee__lt=annee).order_by("-annee").first()


def annee_d_apres(annee: int, lieux: Ids = None) -> int | None:
    """The first year after that one in which these sites moved something; None without any."""
    return _annees(lieux).filter(annee__gt=annee).order_by("annee").first()


def annees_connues(lieux: Ids = None) -> list[int]:
    """The years in which these sites moved something, brought in or not, in order. One query."""
    return list(_annees(lieux).order_by("annee").distinct())


def _annees(lieux: Ids) -> QuerySet:
    return choisir(CumulAnnees.objects.exclude(masse_g=0), lieux).values_list("annee", flat=True)


def _en_gros(debut: date, fin: date, lieux: Ids, categories: Ids, etape: str | None) -> list[Masse]:
    """Less than a year: its whole months as one sum, the days at its edges as another."""
    pleins, bords = decouper(debut, fin)
    lectures: list[tuple[date, QuerySet]] = []
    if pleins:
        des_mois = Cumul.objects.filter(~connus_a_l_annee(), mois__in=mois_entre(*pleins))
        lectures.append((pleins[0], des_mois))
    if bords:
        des_jours = Mouvement.objects.filter(jours_de(bords), famille=Famille.OBJETS)
        lectures.append((debut, des_jours.filter(connus_au_jour())))
    return [
        (premier, categorie, TOUTES_MATIERES, de, vers, mesure, grammes)
        for premier, rangees in lectures
        for categorie, de, vers, mesure, grammes in choisir(rangees, lieux, categories, etape)
        .order_by()
        .values_list("categorie", "de", "vers", "mesure")
        .annotate(Sum("masse_g"))
    ]
