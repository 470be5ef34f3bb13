"""The kind « weighings », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import un_mot
from petiterockette.reprise.manques import lieu
from petiterockette.saisie.classeurs import Bornes

from .. import manques
from ..fige import fige_par_ses_mois_clos
from ..genre import BON_PAR_BON, DANS_LES_BILANS
from ..services.bons import annuler, ecrire
from .lecture import examiner, listes_des_pesees

ROLES = (
    Role("periode", _("le jour"), ("date", "jour", "horodatage", "pese le", "periode")),
    Role("heure", _("l’heure, qui n’est pas reprise"), ("heure",)),
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin", "point de collecte")),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "type d objet", "objet")),
    Role(
        "flux",
        _("entré, ou ce que c’est devenu"),
        ("entree ou devenir", "flux", "sens", "devenir", "destination", "mouvement", "exutoire"),
    ),
    Role("poids", _("le poids"), ("poids", "kg", "masse", "pesee", "quantite")),
    Role("unite", _("l’unité\u00a0: kg ou t"), ("unite",)),
    Role("mesure", _("pesé ou estimé"), ("mesure", "pese ou estime")),
    Role("origine", _("l’origine"), ("origine", "provenance", "type de collecte")),
    Role("localite", _("la localité"), ("localite", "commune", "ville", "quartier")),
)

MODELE = (
    ("Date", "Lieu", "Catégorie", "Entrée ou devenir", "Poids (kg)", "Origine", "Localité"),
    ("12/03/2021", "La Petite Rockette", "Livres", "entré", "12,4", "", "Paris 11e"),
    ("12/03/2021", "La Petite Rockette", "Mobilier", "entré", "38", "", ""),
    ("13/03/2021", "La Petite Rockette", "Livres", "vendu", "5,15", "", ""),
    ("13/03/2021", "La Petite Rockette", "Mobilier", "déchetterie", "240", "", ""),
)


def _manques() -> Mapping[str, forms.Field]:
    return {
        "lieu": lieu(),
        "flux": manques.flux(),
        "unite": manques.unite(),
        "mesure": manques.mesure(),
    }


# A hundred thousand weighings, ten years of thirty a day, under their heads and over their totals.
BORNES = Bornes(octets=16_000_000, ouvert=160_000_000, lignes=101_000)

PESEES = Genre(
    code="pesees",
    nom=_("Pesées une à une"),
    texte=_("chaque pesée d’avant, avec son jour"),
    pictogramme="list",
    roles=ROLES,
    listes=listes_des_pesees,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    fige=fige_par_ses_mois_clos,
    modele=MODELE,
    bornes=BORNES,
    repris=DANS_LES_BILANS,
    annulation=BON_PAR_BON,
    est_titre=un_mot("lieu"),
)
