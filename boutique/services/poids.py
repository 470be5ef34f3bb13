"""Keep for the day what articles were found to weigh."""

from collections.abc import Collection
from datetime import date

from collecte.etapes import Mesure
from petiterockette.requetes import RequetePrete

from ..models import Article, LigneVente, PoidsDuJour
from ..poids import dernier_etalon, poids_peses


def retenir_les_poids(jour: date) -> int:
    """Keep what weighings say of the grid's articles on a day; returns how many are known."""
    grille = Article.objects.de_la_grille().en_vente().select_related("categorie__parent")
    return _retenir([a for a in grille if a.deplace_la_matiere], jour)


# Those of which nothing is known today: few, after a year.
_INCONNUS = RequetePrete(
    lambda jour: (
        PoidsDuJour.objects.filter(jour=jour, moyenne_mg=None).order_by().values_list("article")
    ),
    date,
)


def apprendre(lignes: Collection[LigneVente], jour: date) -> None:
    """Ask again what weighs an article that nothing was known of, once it was weighed.

    A new house knows its articles on its first afternoon; what is known waits for tomorrow.
    """
    pesees = {
        li.article_id
        for li in lignes
        if li.article_id and li.mesure == Mesure.PESEE and li.nb_objets
    }
    if not pesees:
        return
    inconnus = pesees & {article for (article,) in _INCONNUS(jour)}
    if inconnus:
        articles = Article.objects.filter(pk__in=inconnus).select_related("categorie__parent")
        _retenir(list(articles), jour)


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
    """Its category changed: what it weighs is asked again."""
    PoidsDuJour.objects.filter(article=article).delete()
