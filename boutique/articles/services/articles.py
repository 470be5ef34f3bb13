"""The price grid: an article is added, changed, moved, hidden; never erased, never the past."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from boutique.regles.models import RegimeTVA
from boutique.regles.refus import NomDejaPris
from boutique.regles.services import lignes_de_liste
from boutique.regles.taux import nombre_du_taux
from collecte.objets.services.evenements import au_champ
from collecte.objets.suivis import sans_accents
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..models import Article
from ..recherche import mots_de_l_article
from ..refus import TauxPasAdmis
from .listes import nouveau_numero
from .poids import oublier_le_poids

DROIT = "boutique.tenir_les_prix"


def creer_l_article(*, compte: Compte, **champs: Any) -> tuple[Article, bool]:
    """Add an article to the grid, with the next number.

    ``champs``: fields of ``Article``. Returns it and whether it is new: the same thing said
    twice is one article. Raises ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    try:
        return _creer(compte, champs)
    except IntegrityError:
        # Somebody took the number, or the other tap of a double tap came first.
        return _creer(compte, champs)


@transaction.atomic
def _creer(compte: Compte, champs: dict[str, Any]) -> tuple[Article, bool]:
    _exiger_le_taux(champs)
    jumeau = jumeau_de(champs)
    if jumeau:
        if all(getattr(jumeau, nom) == valeur for nom, valeur in champs.items()):
            return jumeau, False
        raise au_champ("nom", NomDejaPris, nom=jumeau.nom)
    article = Article(numero=nouveau_numero(), **champs)
    article.ordre = lignes_de_liste.ordre_suivant(
        Article.objects.de_la_grille().filter(categorie=article.categorie)
    )
    article.recherche = mots_de_l_article(article)
    lignes_de_liste.inscrire(
        article,
        code="boutique.article.cree",
        resume=_("Article ajouté : « %(rangee)s »"),
        compte=compte,
    )
    return article, True


@transaction.atomic
def changer_l_article(*, article: Article, compte: Compte, **champs: Any) -> Article:
    """Change an article: the tickets already written keep their label, price and mass.

    Raises ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    _exiger_le_taux(champs)
    article = _verrouille(article)
    jumeau = jumeau_de(champs)
    if jumeau and jumeau.pk != article.pk:
        raise au_champ("nom", NomDejaPris, nom=jumeau.nom)
    for nom, valeur in champs.items():
        setattr(article, nom, valeur)
    article.recherche = mots_de_l_article(article)
    lignes_de_liste.inscrire(
        article,
        code="boutique.article.change",
        resume=_("Article changé : « %(rangee)s »"),
        compte=compte,
    )
    oublier_le_poids(article)
    return article


@transaction.atomic
def montrer_l_article(*, article: Article, visible: bool, compte: Compte) -> Article:
    """Hide an article from the till, or show it again. Raises ``DroitManquant``."""
    exiger(compte, DROIT)
    article = _verrouille(article)
    article.visible = visible
    phrase = (
        _("Article montré : « %(rangee)s »") if visible else _("Article caché : « %(rangee)s »")
    )
    lignes_de_liste.inscrire(article, code="boutique.article.change", resume=phrase, compte=compte)
    return article


@transaction.atomic
def deplacer_l_article(*, article: Article, monter: bool, compte: Compte) -> None:
    """Move an article one place among those of its category. Raises ``DroitManquant``."""
    exiger(compte, DROIT)
    soeurs = Article.objects.de_la_grille().filter(categorie=article.categorie_id)
    lignes_de_liste.deplacer(
        list(soeurs.select_for_update().order_by("ordre", "nom")),
        article,
        monter=monter,
        code="boutique.article.ordonne",
        resume=_("Article déplacé dans la grille : « %(rangee)s »"),
        compte=compte,
    )


def _verrouille(article: Article) -> Article:
    return Article.objects.de_la_grille().select_for_update().get(pk=article.pk)


def _exiger_le_taux(champs: dict[str, Any]) -> None:
    """An article's own rate is one that its activity allows, now or from a day that is announced.

    Where the activity is not subject to VAT, it waits for it.
    """
    taux, activite = champs.get("taux_cp"), champs.get("activite")
    if not taux or activite is None:
        return
    admis = {cp for r in RegimeTVA.objects.filter(activite=activite) for cp in r.admis_cp}
    if admis and taux not in admis:
        raise au_champ("taux_cp", TauxPasAdmis, activite=activite.nom, taux=nombre_du_taux(taux))


def jumeau_de(champs: dict[str, Any]) -> Article | None:
    """The article of the grid that bears this name in this category."""
    soeurs = Article.objects.de_la_grille().filter(categorie=champs["categorie"])
    nom = sans_accents(champs["nom"])
    return next((a for a in soeurs if sans_accents(a.nom) == nom), None)
