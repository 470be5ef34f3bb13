"""What the café offers on a day: its menu, the prices of a meal, the suspended meals left."""

from collections import defaultdict
from datetime import date
from typing import Any

from boutique.articles.models import Article
from petiterockette.lieux.models import Lieu

from . import genres
from .models import Cagnotte, Carte, Plat

# What a menu says beside its prices: neither the volunteers' meal nor the given one has any.
_TARIFS_DITS = (genres.SOLIDAIRE, genres.LIBRE, genres.ACHETE)


def carte_du(lieu: Lieu, jour: date) -> Carte | None:
    """The menu of a site on a day, with its dishes and their allergens; None: nobody wrote one."""
    return (
        Carte.objects.filter(lieu=lieu, jour=jour)
        .prefetch_related("plats__plat__allergenes")
        .first()
    )


def plats_de(carte: Carte | None) -> list[tuple[Any, list[Any]]]:
    """Pairs (kind of dish, its dishes), in the order of a meal."""
    par_genre: dict[str, list[Any]] = defaultdict(list)
    for du_jour in carte.plats.all() if carte else ():
        par_genre[du_jour.plat.genre].append(du_jour.plat)
    return [(g, sorted(par_genre[g], key=str)) for g in Plat.Genre if g in par_genre]


def solde_de(lieu: Lieu) -> int:
    """How many suspended meals the pool of a site still holds."""
    return Cagnotte.objects.filter(lieu=lieu).values_list("solde", flat=True).first() or 0


def tarifs_du_jour() -> list[Article]:
    """The prices of a meal beside the full one, as the till has them now. One query."""
    articles = Article.objects.filter(genre__in=_TARIFS_DITS, visible=True).order_by("ordre", "pk")
    return list(articles)
