"""Keep for the day what articles were found to weigh."""

from collections.abc import Collection
from datetime import date

from collecte.matiere.etapes import Moyenne

from ..models import Article, PoidsDuJour
from ..poids import Poids, dernier_etalon, poids_peses

_RIEN = (0, Moyenne.HYPOTHESE)


def retenir_les_poids(jour: date) -> int:
    """Keep what weighings say of the grid's articles on a day; returns how many are known."""
    grille = Article.objects.de_la_grille().en_vente().select_related("categorie__parent")
    return _retenir([a for a in grille if a.deplace_la_matiere], jour)


def apprendre(pesees: Collection[Article], connus: Poids, jour: date) -> None:
    """Ask again what weighs an article that no weighing told of, once it was weighed.

    ``connus``: what these articles were taken to weigh. A new house knows its articles on its
    first afternoon; what is known waits for tomorrow.
    """
    retenus = {article.pk for article in pesees if _est_retenu(article)}
    inconnus = {pk for pk in retenus if connus.get(pk, _RIEN)[1] == Moyenne.HYPOTHESE}
    if inconnus:
        articles = Article.objects.filter(pk__in=inconnus).select_related("categorie__parent")
        _retenir(list(articles), jour)


def _est_retenu(article: Article) -> bool:
    """Whether its weight is kept for the day: an article of the grid, which moves matter."""
    return article.deplace_la_matiere and not article.est_unique


def _retenir(articles: Collection[Article], jour: date) -> int:
    etalon, peses = dernier_etalon(), poids_peses(articles, jour)
    rangees = []
    # In order: two tills that open at once take their rows in the same one.
    for article in sorted(articles, key=lambda a: a.pk):
        mg, source = peses.get(article.pk, (None, ""))
        rangees.append(
            PoidsDuJour(article=article, jour=jour, etalon=etalon, moyenne_mg=mg, source=source)
        )
    PoidsDuJour.objects.bulk_create(
        rangees,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["jour", "etalon", "moyenne_mg", "source"],
    )
    return len(peses)


def oublier_le_poids(article: Article) -> None:
    """Forget what an article weighs, once its category changed: it is asked again."""
    PoidsDuJour.objects.filter(article=article).delete()
