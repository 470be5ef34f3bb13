"""The followed things that the till sells: they leave with the ticket, and come back with it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.entete import Entete
from collecte.etapes import Etape
from collecte.models import Evenement, Objet
from collecte.services.evenements import evenement_de

from ..models import LigneVente, Vente


def partir(ligne: LigneVente, vente: Vente, entete: Entete) -> None:
    """Mark an article as sold by this line, and its thing as gone; both were locked."""
    article = ligne.article
    assert article is not None
    assert article.objet is not None
    article.ligne_vendue, article.reserve_jusqu_au, article.reserve_pour = ligne, None, ""
    article.save(update_fields=["ligne_vendue", "reserve_jusqu_au", "reserve_pour"])
    _raconter(
        article.objet,
        entete,
        Evenement.Nature.PARTI,
        Objet.Situation.VENDU,
        _("Vendu, ticket nº %(numero)s") % {"numero": vente.numero_lisible},
        vente,
    )


def rentrer(ligne: LigneVente, avoir: Vente, entete: Entete) -> None:
    """Mark a thing as here again; for sale again only if it goes back to the shelf."""
    article = ligne.article
    assert article is not None
    assert article.objet is not None
    article.ligne_vendue, article.visible = None, ligne.vers == Etape.RAYON
    if article.visible:
        article.en_rayon_le = timezone.localdate()
        phrase = _("Rendu, remis en rayon, ticket nº %(numero)s")
    else:
        phrase = _("Rendu, %(etape)s, retiré de la vente, ticket nº %(numero)s")
    article.save(update_fields=["ligne_vendue", "visible", "en_rayon_le"])
    # Where it was given back, which may not be where it was sold.
    objet = article.objet
    if objet.lieu_id != entete.lieu.pk:
        objet.lieu, objet.emplacement = entete.lieu, None
        objet.save(update_fields=["lieu", "emplacement"])
    _raconter(
        objet,
        entete,
        Evenement.Nature.REVENU,
        Objet.Situation.PRESENT,
        phrase % {"numero": avoir.numero_lisible, "etape": ligne.get_vers_display()},
        avoir,
        vers=ligne.vers,
    )


def _raconter(
    objet: Objet,
    entete: Entete,
    nature: str,
    situation: str,
    resume: str,
    vente: Vente,
    **contenu: Any,
) -> None:
    present = situation == Objet.Situation.PRESENT
    objet.situation = Objet.Situation(situation)
    objet.parti_le = None if present else vente.le
    objet.save(update_fields=["situation", "parti_le"])
    evenement_de(
        objet, entete, nature, resume, vente.le, motif=resume, vente=vente.pk, **contenu
    ).save(force_insert=True)
