"""What an article is taken to weigh when nobody weighed it.

The surest first: weighings of the article (12 months, at least 10 objects), of its category,
of that category's mother; then the article's hypothesis, the category's, nothing.

What the weighings say is kept from the opening of a till until midnight: what the screen
announces is what the ticket writes, and a till with ten years behind it reads no more than a
new one.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Max, Sum

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Mesure, Moyenne
from collecte.poids.models import Etalonnage
from collecte.poids.poids_moyens import DUREE, OBJETS_MIN, hypothese, poids_moyens
from petiterockette.base.sql import lire, table

from .models import Article, EtalonArticle, PoidsDuJour

# Article's id → (milligrams an object, where it comes from).
Poids = dict[int, tuple[int, str]]


def poids_du_jour(articles: Collection[Article], jour: date) -> Poids:
    """What these articles weigh on a day; one that nothing is known of has no key.

    Their category and its parent are read with them. One query where all were kept.
    """
    lus = _poids_gardes([a.pk for a in articles], jour)
    peses = poids_peses([a for a in articles if a.pk not in lus], jour)
    peses |= {pk: (mg, source) for pk, (mg, source) in lus.items() if mg}
    connus = {}
    for article in articles:
        suppose_g = article.poids_g or (hypothese(article.categorie) if article.categorie else 0)
        if article.pk in peses:
            connus[article.pk] = peses[article.pk]
        elif suppose_g:
            connus[article.pk] = (suppose_g * 1000, str(Moyenne.HYPOTHESE))
    return connus


def _poids_gardes(articles: Sequence[int], jour: date) -> dict[int, tuple[int | None, str]]:
    """Article's id → what was kept of it for that day, since the last weighing « sans vente »."""
    if not articles:
        return {}
    marques = ", ".join(["%s"] * len(articles))
    lus = lire(
        f"SELECT article_id, moyenne_mg, source FROM {table(PoidsDuJour)} WHERE jour = %s "
        f"AND etalon = COALESCE((SELECT MAX(id) FROM {table(Etalonnage)}), 0) "
        f"AND article_id IN ({marques})",
        *(jour, *articles),
    )
    return {article: (mg, source) for article, mg, source in lus}


def dernier_etalon() -> int:
    """The last weighing « sans vente »; 0 if there was none."""
    return Etalonnage.objects.aggregate(dernier=Max("pk"))["dernier"] or 0


def poids_peses(articles: Collection[Article], jour: date) -> Poids:
    """What twelve months of weighings say of these articles, in five queries.

    An article too little weighed has no key.
    """
    if not articles:
        return {}
    les_siens = _pesees([a.pk for a in articles], jour)
    categories: dict[int, Categorie] = {c.pk: c for a in articles if (c := a.categorie)}
    leurs = poids_moyens(categories.values(), jour) if categories else {}
    peses = {}
    for article in articles:
        moyenne = leurs.get(article.categorie_id or 0)
        if article.pk in les_siens:
            peses[article.pk] = (les_siens[article.pk], str(Moyenne.ARTICLE))
        elif moyenne and moyenne[1] != Moyenne.HYPOTHESE:
            peses[article.pk] = moyenne
    return peses


def _pesees(ids: Collection[int], jour: date) -> dict[int, int]:
    """The means of twelve months in milligrams, sold or not, where enough objects were weighed."""
    vendus = Article.objects.filter(
        pk__in=ids,
        lignes__mesure=Mesure.PESEE,
        lignes__nb_objets__gt=0,
        lignes__vente__serie__ecole=False,
        lignes__vente__jour__gt=jour - DUREE,
        lignes__vente__jour__lte=jour,
    )
    etalons = EtalonArticle.objects.filter(
        article__in=ids, etalonnage__jour__gt=jour - DUREE, etalonnage__jour__lte=jour
    )
    sommes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for rangees, article, nombre, masse in (
        (vendus, "pk", "lignes__nb_objets", "lignes__masse_g"),
        (etalons, "article", "etalonnage__quantite", "etalonnage__masse_g"),
    ):
        groupes = rangees.order_by().values_list(article)
        for pk, n, g in groupes.annotate(Sum(nombre), Sum(masse)):
            sommes[pk][0] += n
            sommes[pk][1] += g
    return {
        pk: max(1, (g * 2000 + n) // (2 * n)) for pk, (n, g) in sommes.items() if n >= OBJETS_MIN
    }
