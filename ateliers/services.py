"""What the poles bring to the till: their activities and their first articles."""

from collections.abc import Collection

from django.db import models, transaction

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from collecte.listes.models import Categorie
from petiterockette.comptes.poles_d_ici import poles_d_ici

from .poles import POLES, ArticleDuPole, Pole
from .poles import Activite as ActiviteDuPole

# What people add to the grid takes its places below 999 (``rangees.ordre_suivant``).
A_LA_FIN = 1_000


@transaction.atomic
def charger_les_poles(codes: Collection[str] | None = None) -> None:
    """Load what these poles sell (all those of the house by default), once: rows that exist are
    left as the association has them."""
    ici = poles_d_ici() if codes is None else codes
    for pole in POLES.values():
        if pole.code not in ici or (not pole.articles and isinstance(pole.activite, str)):
            continue
        activite, neuves = _activite(pole)
        for ordre, article in enumerate(pole.articles):
            neuves += _charger(activite, article, ordre + A_LA_FIN * article.a_la_fin)
        noter_les_neuves(neuves)


def _activite(pole: Pole) -> tuple[Activite, list[models.Model]]:
    """The activity of a pole, and what was written for it."""
    voulue = pole.activite
    if not isinstance(voulue, ActiviteDuPole):
        return Activite.objects.get(code=voulue), []
    activite, creee = Activite.objects.get_or_create(
        code=voulue.code,
        defaults={
            "nom": voulue.nom,
            "compte": voulue.compte,
            "dans_le_ca": voulue.dans_le_ca,
            "ordre": Activite.objects.count(),
        },
    )
    return activite, [activite] if creee else []


def _charger(activite: Activite, voulu: ArticleDuPole, ordre: int) -> list[models.Model]:
    """Write an article of a pole, unless it is there; what was written."""
    if Article.objects.filter(genre=voulu.genre, nom=voulu.nom, activite=activite).exists():
        return []
    libre = voulu.prix_cts is None
    categorie = Categorie.objects.filter(code=voulu.categorie).first()
    article = Article(
        numero=nouveau_numero(),
        genre=voulu.genre,
        nom=voulu.nom,
        activite=activite,
        categorie=categorie,
        provenance=Article.Provenance.DON if categorie else Article.Provenance.SERVICE,
        mode_prix=Article.ModePrix.LIBRE if libre else Article.ModePrix.FIXE,
        prix_cts=voulu.prix_cts,
        minimum_cts=voulu.minimum_cts,
        propositions_cts=list(voulu.propositions_cts),
        ordre=ordre,
    )
    article.recherche = mots_de_l_article(article)
    article.full_clean()
    article.save()
    return [article]
