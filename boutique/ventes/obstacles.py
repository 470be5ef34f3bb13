"""What keeps a followed thing from being sold at a till: its search and its sale say the same."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from boutique.articles.models import Article
from collecte.objets.refus import FicheIncomplete, ObjetParti
from collecte.objets.services.situations import exiger_la_fiche
from petiterockette.mots.francais import au
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from .models import Vente
from .refus import ArticleAilleurs, ArticleReserve, ArticleRetire, ArticleVendu


class Obstacle(NamedTuple):
    """``bref``: a few words beside the name of the thing; ``refus``: why, and what to do."""

    bref: str
    refus: Refus


def obstacle(article: Article, lieu: int, jour: date) -> Obstacle | None:
    """Why a thing may not be sold at a site (its id) on that day; its ``objet__lieu`` is read."""
    objet = article.objet
    assert objet is not None
    if article.ligne_vendue:
        vente = Vente.objects.select_related("serie__caisse__point").get(
            lignes=article.ligne_vendue
        )
        return Obstacle(
            _("déjà vendu"), ArticleVendu(article=article.nom, caisse=vente.serie.caisse)
        )
    if not objet.est_present:
        situation = objet.get_situation_display()
        return Obstacle(situation, ObjetParti(situation=situation))
    if objet.lieu_id != lieu:
        ou = au(objet.lieu)
        return Obstacle(ou, ArticleAilleurs(article=article.nom, ou=ou))
    if not article.visible:
        return Obstacle(_("retiré de la vente"), ArticleRetire(article=article.nom))
    try:
        exiger_la_fiche(objet)
    except FicheIncomplete as refus:
        return Obstacle(_("fiche à finir"), refus)
    if article.reserve_jusqu_au and article.reserve_jusqu_au >= jour:
        fin = date_format(article.reserve_jusqu_au)
        return Obstacle(
            _("réservé jusqu’au %(jour)s") % {"jour": fin},
            ArticleReserve(article=article.nom, jour=fin),
        )
    return None
