"""The price grid as its page shows it: its tabs, and the articles of one of them. Reads only."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.objets.suivis import sans_accents

from .models import Article

# What is sold without being matter: memberships, gifts of money, vouchers.
SANS_CATEGORIE = "services"


@dataclass(frozen=True)
class Onglet:
    """A category of the grid with its sub-categories; ``categorie`` None: what has none."""

    code: str
    nom: str
    categorie: Categorie | None
    nombre: int


def grille() -> QuerySet[Article]:
    """The articles of the grid in its order, hidden ones in their place."""
    return (
        Article.objects.de_la_grille()
        .select_related("categorie__parent", "activite")
        .order_by(
            F("categorie__parent").asc(nulls_first=True),
            "categorie__ordre",
            "categorie__nom",
            "ordre",
            "nom",
        )
    )


def onglets() -> list[Onglet]:
    """The categories that hold articles, in the order of the lists; what has none comes last."""
    comptes: Counter[Any] = Counter()
    seuls = Article.objects.de_la_grille().order_by()
    for mere, categorie in seuls.values_list("categorie__parent", "categorie"):
        comptes[mere or categorie] += 1
    categories = Categorie.objects.filter(pk__in=[pk for pk in comptes if pk])
    liste = [Onglet(c.code, c.nom, c, comptes[c.pk]) for c in categories.order_by("ordre", "nom")]
    if comptes[None]:
        liste.append(Onglet(SANS_CATEGORIE, _("Adhésions, dons, bons"), None, comptes[None]))
    return liste


def de_l_onglet(onglet: Onglet) -> QuerySet[Article]:
    if onglet.categorie is None:
        return grille().filter(categorie=None)
    return grille().filter(categorie=onglet.categorie) | grille().filter(
        categorie__parent=onglet.categorie
    )


def chercher(texte: str) -> QuerySet[Article]:
    """The articles of the grid, hidden ones too, in whose words each word is found."""
    trouves = grille()
    for mot in sans_accents(texte).split()[:8]:
        trouves = trouves.filter(recherche__contains=mot)
    return trouves
