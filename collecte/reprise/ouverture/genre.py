"""The kind « opening stock », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.chercher import plier
from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import un_mot
from petiterockette.reprise.manques import a_dire, lieu
from petiterockette.reprise.mots import Listes

from .. import manques
from ..genre import BON_PAR_BON
from ..listes import sans_unite
from ..services.bons import annuler
from ..services.ouverture import ecrire
from .lecture import examiner, les_etapes, listes_du_stock

ROLES = (
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin")),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "type d objet", "objet")),
    Role("etape", _("l’étape : à trier, en rayon…"), ("etape", "etat", "emplacement", "ou")),
    Role("matiere", _("la matière"), ("matiere", "materiau")),
    Role("zone", _("la zone où c’est posé"), ("zone", "allee", "travee", "salle")),
    Role("poids", _("le poids"), ("poids", "kg", "masse", "stock", "quantite", "tonne")),
    Role("unite", _("l’unité : kg ou t"), ("unite",)),
    Role("etape_en_colonne", _("des poids, une étape par colonne"), par_titre=True),
    Role("total", _("un total, à comparer seulement"), ("total", "totaux", "ensemble")),
)

MODELE = (
    ("Lieu", "Catégorie", "Étape", "Matière", "Poids (kg)"),
    ("La Petite Rockette", "Livres", "rayon", "", "1 240"),
    ("La Petite Rockette", "Livres", "à trier", "", "310,5"),
    ("La Petite Rockette", "Mobilier", "atelier", "", "95"),
    ("La Petite Rockette", "Mobilier", "à recycler", "Bois", "420"),
)


def _deviner(tete: str, listes: Listes) -> str:
    etape, mot = listes["etape"], plier(sans_unite(tete))
    return "etape_en_colonne" if etape.sure(mot) or mot in etape.synonymes else ""


def _manques() -> Mapping[str, forms.Field]:
    return {
        "lieu": lieu(),
        "etape": a_dire(_("À quelle étape ?"), les_etapes().choix.items()),
        "unite": manques.unite(),
        "mesure": manques.mesure(),
    }


OUVERTURE = Genre(
    code="ouverture",
    nom=_("Stock d’ouverture"),
    texte=_("ce qui est là au premier jour, par catégorie et par étape"),
    pictogramme="flag",
    roles=ROLES,
    listes=listes_du_stock,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    repris=_("C’est repris : le stock de ces lieux se lit dès aujourd’hui."),
    annulation=BON_PAR_BON,
    deviner=_deviner,
    est_titre=un_mot("lieu"),
)
