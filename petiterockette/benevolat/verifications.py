"""What the books of volunteering must say twice the same."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from petiterockette.temps.durees import MINUTES_D_UN_JOUR
from petiterockette.verification import Constat, verification

from .models import HeuresFaites, HeuresReprises, Permanence


@verification("Heures de bénévolat")
def heures() -> Iterator[Constat]:
    """A counter-entry cancels all of one row, of the same person and day; a day has 24 h."""
    fausses = HeuresFaites.objects.filter(contre__isnull=False).exclude(
        minutes=-F("contre__minutes"),
        jour=F("contre__jour"),
        personne=F("contre__personne"),
        pole=F("contre__pole"),
        lieu=F("contre__lieu"),
    )
    for numero in fausses.order_by("pk").values_list("pk", flat=True)[:20]:
        yield Constat(f"la contre-écriture d’heures {numero} n’est pas ce qu’elle annule")
    jours = (
        HeuresFaites.objects.order_by()
        .values_list("personne", "jour")
        .annotate(total=Sum("minutes"))
        .filter(Q(total__gt=MINUTES_D_UN_JOUR) | Q(total__lt=0))
    )
    for personne, jour, total in jours[:20]:
        yield Constat(f"personne nº {personne}, le {jour:%d/%m/%Y} : {total} minutes")


@verification("Heures de bénévolat reprises")
def heures_reprises() -> Iterator[Constat]:
    """A counter-entry cancels all of one total, of the same days, site and pole."""
    fausses = HeuresReprises.objects.filter(contre__isnull=False).exclude(
        minutes=-F("contre__minutes"),
        debut=F("contre__debut"),
        fin=F("contre__fin"),
        pole=F("contre__pole"),
        lieu=F("contre__lieu"),
    )
    for numero in fausses.order_by("pk").values_list("pk", flat=True)[:20]:
        yield Constat(f"la contre-écriture d’heures reprises {numero} n’est pas ce qu’elle annule")


@verification("Places des permanences")
def places() -> Iterator[Constat]:
    """Nobody comes at a place that is not asked for."""
    trop = (
        Permanence.objects.filter(annulee_le=None)
        .annotate(n=Count("inscriptions", filter=Q(inscriptions__retiree_le=None)))
        .filter(n__gt=F("places"))
    )
    for numero, n in trop.order_by("pk").values_list("pk", "n")[:20]:
        yield Constat(f"permanence {numero} : {n} personnes de trop ou places disparues")
