"""What an article is taken to weigh when nobody weighed it.

The surest first: weighings of the article (12 months, at least 10 objects), of its category,
of that category's mother; then the article's hypothesis, the category's, nothing.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Sum

from collecte.etapes import Mesure, Moyenne
from collecte.models import Categorie
from collecte.poids_moyens import DUREE, OBJETS_MIN, poids_moyens

from .models import Article, LigneVente


def poids_des_articles(articles: Collection[Article], jour: date) -> dict[int, tuple[int, str]]:
    """Article's id → (milligrams an object, where it comes from), as known that day.

    Their category and its parent are read with them; an article nothing is known of has no
    key. Three queries.
    """
    pesees = _pesees([a.pk for a in articles], jour)
    categories: dict[int, Categorie] = {c.pk: c for a in articles if (c := a.categorie)}
    des_categories = poids_moyens(categories.values(), jour) if categories else {}
    connus = {}
    for article in articles:
        moyenne = des_categories.get(article.categorie_id or 0)
        if article.pk in pesees:
            moyenne = (pesees[article.pk], str(Moyenne.ARTICLE))
        elif article.poids_g and (moyenne is None or moyenne[1] == Moyenne.HYPOTHESE):
            moyenne = (article.poids_g * 1000, str(Moyenne.HYPOTHESE))
        if moyenne:
            connus[article.pk] = moyenne
    return connus


def _pesees(ids: Collection[int], jour: date) -> dict[int, int]:
    """The means of twelve months of sales, in milligrams, where enough objects were weighed."""
    lignes = LigneVente.objects.filter(
        article__in=ids,
        mesure=Mesure.PESEE,
        nb_objets__gt=0,
        vente__serie__ecole=False,
        vente__jour__gt=jour - DUREE,
        vente__jour__lte=jour,
    )
    sommes = lignes.order_by().values_list("article").annotate(Sum("nb_objets"), Sum("masse_g"))
    return {pk: max(1, (g * 2000 + n) // (2 * n)) for pk, n, g in sommes if n >= OBJETS_MIN}
