"""The followed things that the till sells: they leave with the ticket, and come back with it."""

from django.utils.translation import gettext as _

from boutique.articles.services.uniques import marquer_rendu, marquer_vendu
from collecte.livre.entete import Entete
from collecte.matiere.etapes import Etape
from collecte.objets.models import Objet
from collecte.objets.services.situations import poser

from ..models import LigneVente, Vente


def partir(ligne: LigneVente, vente: Vente, entete: Entete) -> None:
    """Mark an article as sold by this line, and its thing as gone; both were locked."""
    article = ligne.article
    assert article is not None
    assert article.objet is not None
    marquer_vendu(article, ligne.pk)
    resume = _("Vendu, ticket nº %(numero)s") % {"numero": vente.numero_lisible}
    poser(
        *(article.objet, entete, Objet.Situation.VENDU, resume, vente.le),
        motif=resume,
        vente=vente.pk,
    )


def rentrer(ligne: LigneVente, avoir: Vente, entete: Entete) -> None:
    """Mark a thing as here again; for sale again only if it goes back to the shelf."""
    article = ligne.article
    assert article is not None
    assert article.objet is not None
    en_rayon = ligne.vers == Etape.RAYON
    marquer_rendu(article, en_rayon=en_rayon)
    if en_rayon:
        phrase = _("Rendu, remis en rayon, ticket nº %(numero)s")
    else:
        phrase = _("Rendu, %(etape)s, retiré de la vente, ticket nº %(numero)s")
    resume = phrase % {"numero": avoir.numero_lisible, "etape": ligne.get_vers_display()}
    poser(
        *(article.objet, entete, Objet.Situation.PRESENT, resume, avoir.le),
        motif=resume,
        # Where it was given back, which may not be where it was sold.
        lieu=entete.lieu,
        vente=avoir.pk,
        vers=ligne.vers,
    )
