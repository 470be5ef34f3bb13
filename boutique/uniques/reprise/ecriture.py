"""Follow the things of an inventory, price those on the shelf; cancelled, they leave again."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.regles.models import Activite
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.objets.models import Objet
from collecte.objets.services.objets import Fiche, completer, suivre
from collecte.objets.services.situations import TENUS_AILLEURS, changer_de_situation
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..services.uniques import etiqueter, retirer
from .lecture import ObjetLu

ACTIVITE = "boutique"


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Follow the things of a file, in the transaction of whoever brings it in; no kilogram moves.

    Returns which things, and what they weigh together. Raises what following or pricing refuses.
    """
    lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
    categories = {c.code: c for c in Categorie.objects.all()}
    activite = Activite.objects.get(code=ACTIVITE)
    objets = []
    for lu in examen.lignes:
        objet = _suivre(fichier, lu, lieux[lu.lieu], categories[lu.categorie], compte)
        objets.append(objet.pk)
        if lu.prix_cts is not None:
            etiqueter(
                objet=objet,
                nom=objet.titre[:60],
                mode_prix=Article.ModePrix.CONSEILLE,
                prix_cts=lu.prix_cts,
                activite=activite,
                compte=compte,
            )
    en_vente = sum(lu.prix_cts is not None for lu in examen.lignes)
    return {
        "dits": [
            [_("Objets suivis"), nombre(len(objets))],
            [_("Mis en vente"), nombre(en_vente)],
            [_("Poids, compté dans le stock"), kilos(sum(lu.masse_g or 0 for lu in examen.lignes))],
        ],
        "lignes": len(objets),
        "objets": objets,
        "voir": [[_("Les objets suivis"), reverse("collecte:objets")]],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Take the things of a file off the shelf and out of the house, with the reason.

    What was sold, left or became a bike of the workshop since stays as it is, and is counted.
    """
    raison = _("Reprise annulée : %(motif)s") % {"motif": motif}
    restes = 0
    objets = Objet.objects.filter(pk__in=fichier.compte_rendu["objets"]).order_by("pk")
    for objet in objets.select_related("lieu", "categorie"):
        article = Article.objects.filter(objet=objet).first()
        vendu = article is not None and article.ligne_vendue
        if vendu or not objet.est_present or any(tenu(objet) for tenu in TENUS_AILLEURS):
            restes += 1
            continue
        if article:
            retirer(article=article, motif=raison, compte=compte)
        changer_de_situation(
            entete=_entete(fichier, f"annule/{objet.pk}", objet.lieu, compte),
            objet=objet,
            situation=Objet.Situation.SORTI,
            motif=raison,
        )
    if restes:
        fichier.compte_rendu["dits"].append([_("Restés : ils ont servi depuis"), nombre(restes)])


def _suivre(
    fichier: Fichier, lu: ObjetLu, lieu: Lieu, categorie: Categorie, compte: Compte
) -> Objet:
    suivi = _entete(fichier, f"suivi/{lu.ligne}", lieu, compte)
    objet, _neuf = suivre(entete=suivi, categorie=categorie)
    textes: dict[str, Any] = dict(lu.textes)
    fiche = Fiche(categorie=categorie, etat=lu.etat, masse_g=lu.masse_g, **textes)
    entete = _entete(fichier, f"fiche/{lu.ligne}", lieu, compte)
    return completer(entete=entete, objet=objet, vu=objet.version, fiche=fiche)[0]


def _entete(fichier: Fichier, nom: str, lieu: Lieu, compte: Compte) -> Entete:
    empreinte = empreinte_de({"fichier": fichier.empreinte, "geste": nom})
    return Entete(uuid5(fichier.uuid, nom), empreinte, lieu, None, compte, None)
