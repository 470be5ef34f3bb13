"""The followed things that are sold: their price, their label, their days on the shelf."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.articles.services.uniques import articles_verrouilles
from boutique.regles.models import Activite
from boutique.regles.services import lignes_de_liste
from collecte.objets.models import Objet
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.mots.monnaie import euros

from ..refus import (
    DejaEtiquete,
    DejaVendu,
    NumeroPris,
    PasDeDemarque,
    PrixEntreTemps,
    RaisonDuRetrait,
)
from ..uniques import EnRayon, empechement

DROIT = "boutique.tenir_les_prix"


@transaction.atomic
def etiqueter(
    *,
    objet: Objet,
    nom: str,
    mode_prix: str,
    prix_cts: int | None,
    activite: Activite,
    compte: Compte,
    minimum_cts: int | None = None,
    numero: int | None = None,
    controle: bool = False,
) -> tuple[Article, bool]:
    """Give a followed thing its price and the number of its label; it is on the shelf today.

    ``prix_cts``: None for a free price, which may have a minimum. ``numero``: the one already
    stuck on it, else the next. Returns the article and whether it is new. Raises why it may not
    be sold (see ``uniques.empechement``), ``DejaEtiquete``, ``NumeroPris``, ``RangeeRefusee``
    or ``DroitManquant``.
    """
    Objet.objects.select_for_update().get(pk=objet.pk)
    objet = Objet.objects.select_related("lieu", "categorie").get(pk=objet.pk)
    exiger(compte, DROIT, objet.lieu)
    deja = Article.objects.filter(objet=objet).first()
    if deja:
        if (deja.nom, deja.prix_cts) == (nom, prix_cts):
            return deja, False
        raise DejaEtiquete(article=deja.nom, numero=deja.numero)
    if refus := empechement(objet, nom, controle=controle):
        raise refus
    if numero and (autre := Article.objects.filter(numero=numero).first()):
        raise au_champ("numero", NumeroPris, numero=numero, article=autre.nom)
    article = Article(
        numero=numero or nouveau_numero(),
        nom=nom,
        activite=activite,
        categorie=objet.categorie,
        provenance=Article.Provenance.DON,
        mode_prix=mode_prix,
        prix_cts=prix_cts,
        minimum_cts=minimum_cts,
        prix_depart_cts=prix_cts,
        objet=objet,
        en_rayon_le=timezone.localdate(),
    )
    article.recherche = mots_de_l_article(article)
    _inscrire(article, "etiquete", _("« %(rangee)s » étiqueté : %(prix)s"), compte)
    return article, True


@transaction.atomic
def changer_le_prix(*, article: Article, prix_cts: int, vu_cts: int, compte: Compte) -> Article:
    """Give a thing on the shelf another price; ``vu_cts``: the one that the page showed.

    Dearer than it ever was, markdowns start again from there. Raises ``PrixEntreTemps``,
    ``DejaVendu``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    if article.prix_cts == prix_cts:
        return article
    if article.prix_cts != vu_cts:
        raise PrixEntreTemps(article=article.nom, prix=euros(article.prix_cts or 0))
    article.prix_cts = prix_cts
    article.prix_depart_cts = max(article.prix_depart_cts or 0, prix_cts)
    _inscrire(article, "prix", _("« %(rangee)s » : %(prix)s"), compte)
    return article


@transaction.atomic
def demarquer(*, article: Article, prix_cts: int, compte: Compte) -> Article:
    """Accept the proposed markdown, as the page showed it; accepted twice, it is taken once.

    Raises ``PasDeDemarque`` if it is not proposed (any more), ``DejaVendu`` or
    ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    if article.prix_cts == prix_cts:
        return article
    baisse = EnRayon(article, timezone.localdate()).baisse
    if baisse is None or baisse.prix_cts != prix_cts:
        raise PasDeDemarque(article=article.nom)
    article.prix_cts = prix_cts
    phrase = _("« %(rangee)s » démarqué : %(prix)s")
    _inscrire(article, "demarque", phrase, compte, pourcent=baisse.pourcent)
    return article


@transaction.atomic
def retirer(*, article: Article, motif: str, compte: Compte) -> Article:
    """Take a thing out of what is sold, with a reason; no kilogram moves.

    Raises ``RaisonDuRetrait``, ``DejaVendu`` or ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    raison = " ".join(motif.split())[:200]
    if not article.visible:
        return article
    if not raison:
        raise au_champ("motif", RaisonDuRetrait)
    article.visible = False
    article.reserve_jusqu_au, article.reserve_pour = None, ""
    phrase = _("« %(rangee)s » retiré de la vente")
    _inscrire(article, "retire", phrase, compte, motif=raison)
    return article


@transaction.atomic
def remettre(*, article: Article, compte: Compte) -> Article:
    """Put a withdrawn thing on sale again: its days on the shelf start today.

    Raises why it may not be sold, ``DejaVendu`` or ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    if article.visible:
        return article
    assert article.objet is not None
    if refus := empechement(article.objet, article.nom, controle=True):
        raise refus
    article.visible, article.en_rayon_le = True, timezone.localdate()
    _inscrire(article, "remis", _("« %(rangee)s » remis en vente : %(prix)s"), compte)
    return article


def verrouiller(article: Article, droit: str, compte: Compte) -> Article:
    """A thing that has a price, locked as a sale locks it, for who holds the right there.

    Raises ``DejaVendu`` or ``DroitManquant``.
    """
    article = articles_verrouilles({article.pk})[article.pk]
    assert article.objet is not None
    exiger(compte, droit, article.objet.lieu)
    if article.ligne_vendue:
        raise DejaVendu(article=article.nom)
    return article


def _prix_dit(article: Article) -> str:
    return _("prix libre") if article.prix_cts is None else euros(article.prix_cts)


def _inscrire(article: Article, geste: str, phrase: str, compte: Compte, **contenu: Any) -> None:
    assert article.objet is not None
    lignes_de_liste.inscrire(
        article,
        code=f"boutique.unique.{geste}",
        resume=phrase.replace("%(prix)s", _prix_dit(article)),
        compte=compte,
        lieu=article.objet.lieu_id,
        **contenu,
    )
