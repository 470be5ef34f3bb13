"""The figures of the matter where neither months nor materials are told apart: a comparison’s."""

from datetime import date

from django.db.models import QuerySet, Sum

from collecte.livre.models import Cumul, CumulAnnees, Mouvement
from collecte.matiere.etapes import Famille
from collecte.matiere.jours import JOUR, mois_entre

from .masses import TOUTES_MATIERES, Ids, Masse, choisir, decouper, jours_de


def masses_en_gros(
    debut: date,
    fin: date,
    lieux: Ids = None,
    categories: Ids = None,
    etape: str | None = None,
) -> list[Masse]:
    """Every move of a period, as ``masses``, but whole years from their own cache: cheaper, what a
    comparison needs.

    A year's sums stand on its first of January, under ``TOUTES_MATIERES``; what is beside
    it, on its own first day.
    """
    premiere = debut.year if (debut.month, debut.day) == (1, 1) else debut.year + 1
    derniere = fin.year if (fin.month, fin.day) == (12, 31) else fin.year - 1
    if premiere > derniere:
        return _en_gros(debut, fin, lieux, categories, etape)
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


def _en_gros(debut: date, fin: date, lieux: Ids, categories: Ids, etape: str | None) -> list[Masse]:
    """Less than a year: its whole months as one sum, the days at its edges as another."""
    pleins, bords = decouper(debut, fin)
    lectures: list[QuerySet] = []
    if pleins:
        lectures.append(Cumul.objects.filter(mois__in=mois_entre(*pleins)))
    if bords:
        lectures.append(Mouvement.objects.filter(jours_de(bords), famille=Famille.OBJETS))
    return [
        (debut, categorie, TOUTES_MATIERES, de, vers, mesure, grammes)
        for rangees in lectures
        for categorie, de, vers, mesure, grammes in choisir(rangees, lieux, categories, etape)
        .order_by()
        .values_list("categorie", "de", "vers", "mesure")
        .annotate(Sum("masse_g"))
    ]
