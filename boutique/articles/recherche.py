"""How articles are found: by words without accents, by number, by what a scanner reads."""

from django.db.models import Q, QuerySet

from collecte.objets.codes import lire_code
from collecte.objets.suivis import sans_accents

from .models import Article

TROUVES_MAX = 12
# What asks for the articles that have a price per kg, whatever they are called.
AU_POIDS = frozenset({"kilo", "kilos", "kg", "poids"})
_AUTOUR = frozenset({"au", "a", "le", "par"})


def mots_de_l_article(article: Article) -> str:
    """What an article keeps to be found by."""
    mots = [article.nom, str(article.numero), article.code_barres]
    if article.objet is not None:
        mots += [article.objet.code, article.objet.recherche]
    return sans_accents(" ".join(filter(None, mots)))[:200]


def nomme_un_seul(texte: str) -> bool:
    """Whether a text is a bar code, a label's letters or a number: one article alone."""
    saisie = texte.strip()
    return bool(lire_code(saisie)) or (saisie.isascii() and saisie.isdigit())


def demande_le_poids(texte: str) -> bool:
    """Whether some words ask for what is sold by weight: « kilo », « livres au kg »."""
    return not AU_POIDS.isdisjoint(sans_accents(texte).split())


def chercher(texte: str) -> QuerySet[Article]:
    """The articles that a scan or some words name; the likeliest first, a dozen.

    Words find what is for sale. What names a followed thing alone finds it even sold or
    withdrawn: it is in somebody's hands, who is told why (see ``ventes.obstacles``).
    """
    articles = Article.objects.select_related("categorie", "activite", "objet__lieu")
    saisie = texte.strip()
    if code := lire_code(saisie):
        return articles.filter(objet__code=code)
    if nomme_un_seul(saisie):
        exact = Q(code_barres=saisie)
        if len(saisie) <= 9:
            exact |= Q(numero=int(saisie))
        return articles.filter(exact, Q(visible=True) | Q(objet__isnull=False))
    en_vente = articles.en_vente()
    mots = sans_accents(saisie).split()[:8]
    if demande_le_poids(saisie):
        mots = [mot for mot in mots if mot not in _AUTOUR]
    for mot in mots:
        nomme = Q(recherche__contains=mot)
        if mot in AU_POIDS:
            nomme |= Q(mode_prix=Article.ModePrix.AU_KG)
        en_vente = en_vente.filter(nomme)
    return en_vente.order_by("categorie__ordre", "ordre", "nom")[:TROUVES_MAX]
