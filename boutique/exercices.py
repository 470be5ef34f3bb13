"""The exercises of the association: twelve months from the one that its settings name."""

from collections.abc import Collection, Iterator
from datetime import date

from collecte.periodes import JOUR, mois_avant
from petiterockette.lieux.models import Association

from .models import Archive, Caisse, Cloture


def premier_mois_d_exercice() -> int:
    """The month in which an exercise begins: the settings' own, January while there are none."""
    association = Association.objects.first()
    return association.debut_exercice if association else 1


def siren_des_fichiers() -> str:
    """What names the house in the name of a file: nine zeros while its SIRET is not known."""
    association = Association.objects.first()
    return (association.siret[:9] if association else "") or "000000000"


def exercices_sans_archive() -> Iterator[tuple[date, date]]:
    """The first and last days of the exercises closed at a till that no archive holds whole."""
    archives = list(Archive.objects.values_list("debut", "fin"))
    clos = Cloture.objects.filter(niveau=Cloture.Niveau.ANNEE).order_by("fin")
    for debut, fin in clos.values_list("debut", "fin").distinct():
        if not any(a <= debut and fin <= b for a, b in archives):
            yield debut, fin


def exercice_finissant(annee: int, premier_mois: int) -> tuple[date, date]:
    """The first and last days of the exercise that ends in a year."""
    debut = date(annee if premier_mois == 1 else annee - 1, premier_mois, 1)
    return debut, mois_avant(debut, -12) - JOUR


def exercices_commences(caisses: Collection[Caisse], premier_mois: int) -> list[int]:
    """The years in which the exercises of some tills end, the last one first, closed or not."""
    jours = Cloture.objects.filter(caisse__in=caisses, niveau=Cloture.Niveau.JOUR).order_by("debut")
    bornes = [jours.first(), jours.last()]
    annees = [_annee_de_fin(c.debut, premier_mois) for c in bornes if c]
    return list(range(annees[-1], annees[0] - 1, -1)) if annees else []


def _annee_de_fin(jour: date, premier_mois: int) -> int:
    return jour.year + (1 if 1 < premier_mois <= jour.month else 0)
