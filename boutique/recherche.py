"""How articles are found: by words without accents, by number, by what a scanner reads."""

from django.db.models import Q, QuerySet

from collecte.codes import lire_code
from collecte.objets import sans_accents

from .models import Article

TROUVES_MAX = 12


def mots_de_l_article(article: Article) -> str:
    """What an article keeps to be found by."""
    mots = [article.nom, str(article.numero), article.code_barres]
    if article.objet is not None:
        mots += [article.objet.code, article.objet.recherche]
    return sans_accents(" ".join(filter(None, mots)))[:200]


def chercher(texte: str) -> QuerySet[Article]:
    """The articles for sale that a scan or some words name; the likeliest first, a dozen.

    A bar code, a label's letters or a number name one article alone.
    """
    en_vente = Article.objects.en_vente().select_related("categorie", "activite", "objet")
    saisie = texte.strip()
    if code := lire_code(saisie):
        return en_vente.filter(objet__code=code)
    if saisie.isascii() and saisie.isdigit():
        exact = Q(code_barres=saisie)
        if len(saisie) <= 9:
            exact |= Q(numero=int(saisie))
        return en_vente.filter(exact)
    for mot in sans_accents(saisie).split()[:8]:
        en_vente = en_vente.filter(recherche__contains=mot)
    return en_vente.order_by("categorie__ordre", "ordre", "nom")[:TROUVES_MAX]
