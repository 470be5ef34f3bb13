"""The kind « past sales », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import UNE_PERIODE_OU_UN_LIEU
from petiterockette.reprise.manques import annee, lieu
from petiterockette.reprise.mots import Listes
from petiterockette.reprise.periodes import rang_du_mois

from ..services.totaux import annuler, ecrire
from .totaux import examiner, listes

ROLES = (
    Role("periode", _("la période\u00a0: année, mois ou jour"), ("periode", "date", "jour")),
    Role("annee", _("l’année"), ("annee", "an", "exercice")),
    Role("mois", _("le mois"), ("mois",)),
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin", "point de vente")),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "rayon", "type d objet")),
    Role("moyen", _("le moyen de paiement"), ("moyen", "paiement", "reglement", "mode")),
    Role(
        "montant",
        _("le montant vendu"),
        ("montant", "ventes euros", "vendu", "chiffre", "ca", "recette", "euros", "total vendu"),
    ),
    Role("ventes", _("le nombre de ventes"), ("nombre", "nb", "tickets", "passages", "paniers")),
    Role("categorie_en_colonne", _("des montants, une catégorie par colonne"), par_titre=True),
    Role("moyen_en_colonne", _("des montants, un moyen par colonne"), par_titre=True),
    Role("mois_en_colonne", _("des montants, un mois par colonne"), par_titre=True),
    Role("total", _("un total, à comparer seulement"), ("total", "totaux", "ensemble")),
)

MODELE = (
    ("Période", "Lieu", "Catégorie", "Moyen de paiement", "Montant (€)", "Nombre de ventes"),
    ("2019", "La Petite Rockette", "Livres", "", "8 412,50", "2 104"),
    ("mars 2020", "La Petite Rockette", "", "Espèces", "1 204", "301"),
    ("12/03/2021", "La Petite Rockette", "Mobilier", "", "240", ""),
)


def _deviner(tete: str, listes: Listes) -> str:
    if rang_du_mois(tete) and not tete.isdigit():
        return "mois_en_colonne"
    if listes["moyen"].sure(tete):
        return "moyen_en_colonne"
    return "categorie_en_colonne" if listes["categorie"].sure(tete) else ""


def _manques() -> Mapping[str, forms.Field]:
    return {
        "lieu": lieu(),
        "annee": annee(),
    }


VENTES = Genre(
    code="ventes",
    nom=_("Ventes passées"),
    texte=_("ce qui a été vendu, par année, mois ou jour, par catégorie ou par moyen"),
    pictogramme="banknote",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    deviner=_deviner,
    est_titre=UNE_PERIODE_OU_UN_LIEU,
)
