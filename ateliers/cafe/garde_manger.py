"""The pantry: what is left, how near its date is, who gives food and whom it is given to."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Sum

from collecte.listes.models import Categorie
from petiterockette.personnes.models import Structure

from .models import Ramasse, Reste

JOUR = timedelta(days=1)


# They take matter: no food comes from them, none goes there.
RECYCLENT = (Structure.Genre.RECYCLEUR, Structure.Genre.DECHETTERIE)


def garde_manger(lieux: Iterable[int] | None) -> list[tuple[Categorie, int]]:
    """Pairs (category, grams left), heaviest first. Two queries."""
    restes = Reste.objects.filter(masse_g__gt=0).order_by()
    if lieux is not None:
        restes = restes.filter(ramasse__lieu__in=lieux)
    masses = dict(restes.values_list("ramasse__categorie").annotate(g=Sum("masse_g")))
    categories = Categorie.objects.in_bulk(masses)
    return sorted(((categories[pk], g) for pk, g in masses.items()), key=lambda c: -c[1])


def etat_de_la_date(lot: Ramasse, jour: date) -> str:
    """« passee », « demain », « a_juger » or nothing: how near a lot's date is."""
    if lot.dlc_passee(jour):
        return "passee"
    if lot.ddm_passee(jour):
        return "a_juger"
    proche = lot.limite is not None and lot.limite <= jour + JOUR
    return "demain" if proche else ""


def donneurs() -> models.QuerySet[Structure]:
    """Who gives food: those who already did, then whoever may; not those who take what is thrown
    away, unless they gave some."""
    a_donne = Exists(Ramasse.objects.filter(donneur=OuterRef("pk")))
    visibles = Structure.objects.filter(visible=True).annotate(a_donne=a_donne)
    return visibles.exclude(genre__in=RECYCLENT, a_donne=False).order_by("-a_donne", "nom")


def preneurs() -> models.QuerySet[Structure]:
    """Whom food may be given to, associations first."""
    return (
        Structure.objects.filter(visible=True).exclude(genre__in=RECYCLENT).order_by("genre", "nom")
    )
