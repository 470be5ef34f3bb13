"""« Aller à » finds articles by their words, or their number."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.aller.ici import liste_complete
from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.mots.monnaie import euros

from .models import Article
from .services.articles import DROIT


def articles(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The article of that number, or those in which each word is found; those for sale first."""
    trouves = Article.objects.select_related("categorie")
    if saisie.numero is not None:
        trouves = trouves.filter(numero=saisie.numero)
    else:
        for mot in saisie.mots:
            trouves = trouves.filter(recherche__contains=mot)
    for article in trouves.order_by("-visible", "nom")[:PAR_GROUPE]:
        mots = [] if saisie.numero is None else [_("article nº %(n)d") % {"n": saisie.numero}]
        if article.categorie:
            mots.append(str(article.categorie))
        if article.prix_cts is not None:
            mots.append(euros(article.prix_cts))
        url = reverse("boutique:article", args=[article.pk])
        yield Trouve(article.nom, url, "tag", " · ".join(mots))


SOURCES = [
    SourceDeRecherche(
        Genre.ARTICLES,
        DROIT,
        articles,
        liste=liste_complete(gettext_lazy("tous les articles"), "boutique:articles"),
    )
]
