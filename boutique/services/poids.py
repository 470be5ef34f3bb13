"""Keep for the day what articles were found to weigh."""

from datetime import date

from ..models import Article, PoidsDuJour
from ..poids import dernier_etalon, poids_peses


def retenir_les_poids(jour: date) -> int:
    """Keep what weighings say of the grid's articles on a day; returns how many are known."""
    grille = Article.objects.de_la_grille().en_vente().select_related("categorie__parent")
    articles = [a for a in grille if a.deplace_la_matiere]
    etalon = dernier_etalon()
    rangees = [
        PoidsDuJour(article_id=pk, jour=jour, etalon=etalon, moyenne_mg=mg, source=source)
        # In order: two tills that open at once take their rows in the same one.
        for pk, (mg, source) in sorted(poids_peses(articles, jour).items())
    ]
    PoidsDuJour.objects.bulk_create(
        rangees,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["jour", "etalon", "moyenne_mg", "source"],
    )
    return len(rangees)


def oublier_le_poids(article: Article) -> None:
    """Its category changed: what it weighs is asked again."""
    PoidsDuJour.objects.filter(article=article).delete()
