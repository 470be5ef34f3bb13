"""Followed things that have a price."""

from itertools import count
from uuid import uuid4

from django.utils import timezone

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from collecte.objets.codes import code_du_numero
from collecte.objets.models import Objet
from petiterockette.lieux.models import Lieu
from tests.fabriques import categorie

_n = count(700_000)


def un_article_unique(
    lieu: Lieu, *, nom: str = "Commode", code: str = "mobilier", masse_g: int = 12_000, **champs
) -> Article:
    """A thing on the shelf of a site, with its own price and number."""
    objet = Objet.objects.create(
        code=code_du_numero(next(_n)),
        uuid=uuid4(),
        lieu=lieu,
        categorie=categorie(code),
        designation=nom,
        masse_g=masse_g,
        suivi_le=timezone.now(),
        recherche=nom.lower(),
    )
    article = Article(
        numero=nouveau_numero(),
        nom=nom,
        activite=Activite.objects.get(code="boutique"),
        categorie=objet.categorie,
        objet=objet,
        en_rayon_le=timezone.localdate(),
        **{"mode_prix": "fixe", "prix_cts": 1_000} | champs,
    )
    article.recherche = mots_de_l_article(article)
    article.save()
    noter_les_neuves([article])
    return article
