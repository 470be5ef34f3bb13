"""Write a price grid through the service of the articles; cancelled, put back what it was."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.regles.models import Activite
from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..models import Article
from ..services.articles import changer_l_article, creer_l_article, montrer_l_article
from .lecture import ACTIVITE, Mode, PrixLu

# What a file says of an article, and what cancelling it puts back.
DITS = ("mode_prix", "prix_cts", "minimum_cts", "nb_objets")


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the lines of a grid, in the transaction of whoever brings it in.

    Returns which articles were added, and which changed with what each was and became. Raises
    what the service of the articles refuses.
    """
    activite = Activite.objects.get(code=fichier.reglages.get("activite") or ACTIVITE)
    categories = {c.code: c for c in Categorie.objects.all()}
    crees: list[int] = []
    changes: list[dict[str, Any]] = []
    for lu in examen.lignes:
        if lu.article is None:
            champs = {"nom": lu.nom, "categorie": categories[lu.categorie], "activite": activite}
            article, _neuf = creer_l_article(compte=compte, **champs, **_prix(lu))
            crees.append(article.pk)
            continue
        article = Article.objects.select_related("categorie").get(pk=lu.article)
        avant = _tels(article)
        prix = _prix(lu, article.minimum_cts)
        if avant != prix:
            _changer(article, prix, compte)
            changes.append({"id": article.pk, "avant": avant, "apres": prix})
    return {
        "dits": [
            [_("Articles ajoutés"), str(len(crees))],
            [_("Prix changés"), str(len(changes))],
        ],
        "lignes": len(examen.lignes),
        "crees": crees,
        "changes": changes,
        "voir": [[_("La grille des prix"), reverse("boutique:articles")]],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Hide the articles that a file added, and give the others the price that they had.

    What somebody changed since stays as they left it. Nothing is erased: tickets keep their lines.
    """
    rendu = fichier.compte_rendu
    for article in Article.objects.filter(pk__in=rendu["crees"], visible=True).order_by("pk"):
        montrer_l_article(article=article, visible=False, compte=compte)
    changes = {dit["id"]: dit for dit in rendu["changes"]}
    articles = Article.objects.filter(pk__in=changes).select_related("categorie")
    for article in articles.order_by("pk"):
        dit = changes[article.pk]
        if _tels(article) == dit["apres"]:
            _changer(article, dit["avant"], compte)


def _tels(article: Article) -> dict[str, Any]:
    return {nom: getattr(article, nom) for nom in DITS}


def _prix(lu: PrixLu, minimum_cts: int | None = None) -> dict[str, Any]:
    """A price as fields of an article; its minimum stays where it still makes sense."""
    libre = lu.mode_prix == Mode.LIBRE
    sous_le_prix = lu.mode_prix == Mode.CONSEILLE and (minimum_cts or 0) <= (lu.prix_cts or 0)
    return {
        "mode_prix": lu.mode_prix,
        "prix_cts": lu.prix_cts,
        "minimum_cts": minimum_cts if libre or sous_le_prix else None,
        "nb_objets": lu.nb_objets,
    }


def _changer(article: Article, prix: Mapping[str, Any], compte: Compte) -> None:
    dit = {"nom": article.nom, "categorie": article.categorie, "activite": article.activite}
    changer_l_article(article=article, compte=compte, **dit, **prix, taux_cp=article.taux_cp)
