"""The articles that are alone of their kind: locked with their thing, sold, given back."""

from collections.abc import Iterable

from django.utils import timezone

from collecte.objets.models import Objet

from ..models import Article


def articles_verrouilles(ids: Iterable[int]) -> dict[int, Article]:
    """Articles by id, with their lists; those that are alone of their kind are locked, in order."""
    lues = Article.objects.order_by().select_related("activite", "categorie__parent")
    lus = lues.in_bulk(ids)
    uniques = {article.pk: article.objet_id for article in lus.values() if article.objet_id}
    if uniques:
        # The thing is the lock: its own pages wait, or were waited for. Then it is read again.
        objets = Objet.objects.select_for_update(of=("self",)).filter(pk__in=uniques.values())
        list(objets.order_by("pk").values("pk"))
        suivis = Article.objects.order_by().filter(pk__in=uniques)
        suivis = suivis.select_related("activite", "categorie__parent", "objet__lieu")
        lus |= {article.pk: article for article in suivis}
    return lus


def marquer_vendu(article: Article, ligne: int) -> None:
    """Mark a thing as sold by the line of this number, and kept for nobody any more. Its row is
    locked."""
    article.ligne_vendue, article.reserve_jusqu_au, article.reserve_pour = ligne, None, ""
    article.save(update_fields=["ligne_vendue", "reserve_jusqu_au", "reserve_pour"])


def marquer_rendu(article: Article, *, en_rayon: bool) -> None:
    """Mark a thing as given back: for sale again, from today, only if it goes back to the shelf."""
    article.ligne_vendue, article.visible = None, en_rayon
    if en_rayon:
        article.en_rayon_le = timezone.localdate()
    article.save(update_fields=["ligne_vendue", "visible", "en_rayon_le"])


def donner_un_genre(article: Article, genre: str) -> None:
    """Make an article of this kind from now on (see ``vendables``)."""
    if article.genre != genre:
        article.genre = genre
        article.save(update_fields=["genre"])
