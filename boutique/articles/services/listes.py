"""The grid of prices, loaded once; the number of the next article."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max

from boutique.regles.models import Activite
from boutique.regles.services.listes import assurer
from collecte.listes.models import Categorie

from .. import listes_par_defaut as defaut
from ..models import Article, Public
from ..recherche import mots_de_l_article


def nouveau_numero() -> int:
    """The number of the next article: what is typed, or printed on its label."""
    return (Article.objects.aggregate(n=Max("numero"))["n"] or 100) + 1


def charger_les_articles(*, grille: bool = True) -> None:
    """For whom operations may be, and the default articles where there is none.

    ``grille``: with the priced ones of La Petite Rockette, beside a free price by category.
    """
    for ordre, nom in enumerate(defaut.PUBLICS):
        assurer(Public, {"nom": nom}, ordre=ordre)
    if Article.objects.exists():
        return
    premier = nouveau_numero()
    articles = [
        Article(numero=premier + rang, **champs)
        for rang, champs in enumerate(_articles_par_defaut(grille))
    ]
    for article in articles:
        article.recherche = mots_de_l_article(article)
    Article.objects.bulk_create(articles)


def _articles_par_defaut(grille: bool) -> Iterator[dict[str, Any]]:
    """The fields of each article of the default grid, in its order."""
    activites = {a.code: a for a in Activite.objects.all()}
    categories = {c.code: c for c in Categorie.objects.all()}
    for code, dits in defaut.ARTICLES.items() if grille else ():
        for ordre, (nom, prix, objets, poids_g) in enumerate(dits):
            yield {
                "nom": nom,
                "activite": activites["boutique"],
                "categorie": categories[code],
                "taux_cp": defaut.TAUX.get(code),
                "mode_prix": Article.ModePrix.LOT if objets else Article.ModePrix.CONSEILLE,
                "prix_cts": prix,
                "nb_objets": objets,
                "poids_g": poids_g,
                "ordre": ordre,
            }
    # Each category has a free price: what no line of the grid describes is sold all the same.
    vendables = Categorie.objects.filter(
        interne=False, vrac=False, parent=None, famille="objets"
    ).order_by("ordre", "nom")
    for categorie in vendables:
        yield {
            "nom": categorie.nom,
            "activite": activites["boutique"],
            "categorie": categorie,
            "taux_cp": defaut.TAUX.get(categorie.code),
            "mode_prix": Article.ModePrix.LIBRE,
            "ordre": 999,
        }
    service = {"provenance": Article.Provenance.SERVICE, "mode_prix": Article.ModePrix.LIBRE}
    for ordre, (activite, nom, minimum, propositions) in enumerate(defaut.A_PRIX_LIBRE):
        yield service | {
            "nom": nom,
            "activite": activites[activite],
            "minimum_cts": minimum,
            "propositions_cts": propositions,
            "ordre": ordre,
        }
    genre, activite, nom, propositions = defaut.BON_ACHAT
    yield service | {
        "genre": genre,
        "nom": nom,
        "activite": activites[activite],
        "minimum_cts": 100,
        "propositions_cts": propositions,
    }
