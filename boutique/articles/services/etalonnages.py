"""Weigh so many objects of an article without a sale: its average learns, and its category's."""

from uuid import UUID

from django.db import transaction

from collecte.matiere.refus import PageDejaServie
from collecte.poids.models import Etalonnage
from collecte.poids.services import etalonner
from petiterockette.comptes.models import Compte
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.lieux.models import Lieu

from ..models import Article, EtalonArticle


@transaction.atomic
def etalonner_l_article(
    *, article: Article, lieu: Lieu, uuid: UUID, quantite: int, masse_g: int, compte: Compte
) -> tuple[Etalonnage, bool]:
    """Note what ``quantite`` objects of an article weigh together; no kilogram moves.

    Returns the weighing and whether it is new. The article has a category. Raises what
    ``collecte.poids.services.etalonner`` raises; ``PageDejaServie`` also if that page
    noted another article.
    """
    assert article.categorie is not None
    etalon, nouveau = etalonner(
        categorie=article.categorie,
        lieu=lieu,
        uuid=uuid,
        quantite=quantite,
        masse_g=masse_g,
        compte=compte,
    )
    if nouveau:
        sien = EtalonArticle.objects.create(etalonnage=etalon, article=article)
        noter_a_la_maison(
            "article.etalonne", par=compte.personne_id, compte=compte.pk, **dites([sien])
        )
    elif not EtalonArticle.objects.filter(etalonnage=etalon, article=article).exists():
        raise PageDejaServie()
    return etalon, nouveau
