"""What a check of the caches reads again after a checkpoint: the months that bons touched since.

A cache is summed by month: one month is compared whole, or not at all.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, Sum

from collecte.matiere.etapes import Famille
from collecte.matiere.jours import mois_suivant
from petiterockette.verification import Repere

from ..models import Apport, Bon, Mouvement


class Annees(NamedTuple):
    """The conditions that keep whole years: for rows of a month, for rows of a year."""

    des_mois: Q
    des_annees: Q


def mois_touches(depuis: Repere) -> Q:
    """The condition that keeps, by their ``mois``, the rows of the months touched since; none from
    the beginning."""
    return Q() if depuis.est_le_debut else Q(mois__in=_mois(depuis))


def jours_touches(depuis: Repere, jour: str = "jour") -> Q:
    """The condition that keeps, by a day, the rows of the months touched since; ``jour``: its path.
    None from the beginning."""
    if depuis.est_le_debut:
        return Q()
    condition = Q(pk__in=[])
    for mois in _mois(depuis):
        condition |= Q(**{f"{jour}__gte": mois, f"{jour}__lt": mois_suivant(mois)})
    return condition


def annees_touchees(depuis: Repere) -> Annees:
    if depuis.est_le_debut:
        return Annees(Q(), Q())
    annees = sorted({mois.year for mois in _mois(depuis)})
    des_mois = Q(pk__in=[])
    for annee in annees:
        des_mois |= Q(mois__range=(date(annee, 1, 1), date(annee, 12, 1)))
    return Annees(des_mois, Q(annee__in=annees))


def apports_comptes(depuis: Repere) -> Iterator[tuple[Apport, date, int]]:
    """Each deposit on its day, and taken off on the day it was cancelled: (deposit, day, sign)."""
    apports = Apport.objects.select_related("bon__annulation").prefetch_related("bon__lignes")
    touches = None if depuis.est_le_debut else set(_mois(depuis))
    apports = apports.filter(
        jours_touches(depuis, "bon__jour") | jours_touches(depuis, "bon__annulation__jour")
    )
    for apport in apports.iterator(chunk_size=2000):
        jours = [(apport.bon.jour, 1)]
        if apport.bon.est_annule:
            jours.append((apport.bon.annulation.jour, -1))
        for jour, signe in jours:
            if touches is None or jour.replace(day=1) in touches:
                yield apport, jour, signe


def _mois(depuis: Repere) -> list[date]:
    suivants = Bon.objects.filter(pk__gt=depuis.apres("collecte_livre.bon")).order_by()
    return sorted(
        {jour.replace(day=1) for jour in suivants.values_list("jour", flat=True).distinct()}
    )


# Food is in no cache of these: the café compares its own books.
DES_OBJETS = Mouvement.objects.filter(famille=Famille.OBJETS)


def sommes_par(rangees: Any, cle: Any) -> Iterator[tuple[tuple, int]]:
    for *valeurs, grammes in rangees.order_by().values_list(*cle).annotate(Sum("masse_g")):
        yield tuple(valeurs), grammes
