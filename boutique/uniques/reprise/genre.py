"""The kind « inventory of things », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.manques import lieu

from .ecriture import annuler, ecrire
from .lecture import examiner
from .listes import listes

ROLES = (
    Role("designation", _("ce que c’est"), ("designation", "nom", "objet", "article", "libelle")),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "type")),
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin")),
    Role("etat", _("l’état"), ("etat",)),
    Role("etape", _("l’étape : à trier, rayon, atelier"), ("etape", "ou", "emplacement")),
    Role("poids", _("le poids"), ("poids", "kg", "masse")),
    Role("prix", _("le prix"), ("prix", "tarif", "montant")),
    Role("marque", _("la marque"), ("marque",)),
    Role("modele", _("le modèle"), ("modele",)),
    Role("numero_serie", _("le numéro de série"), ("numero de serie", "n serie", "serie", "sn")),
)

MODELE = (
    ("Objet", "Catégorie", "Lieu", "État", "Étape", "Poids (kg)", "Prix (€)", "Marque", "Modèle"),
    ("Commode", "Mobilier", "La Petite Rockette", "bon état", "rayon", "32,5", "40", "", ""),
    ("Radio", "Matériel électrique", "La Petite Rockette", "à réparer", "atelier", "2", "", "", ""),
)


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole inventory, where no column says it."""
    etapes = [("", _("au rayon")), ("a_trier", _("à trier")), ("atelier", _("à l’atelier"))]
    return {
        "lieu": lieu(_("Dans quel lieu\u00a0?")),
        "etape": forms.ChoiceField(label=_("Où sont-ils ?"), choices=etapes, required=False),
    }


OBJETS = Genre(
    code="objets",
    nom=_("Inventaire des objets"),
    texte=_("un par ligne : ce que c’est, son état, son poids, son prix"),
    pictogramme="armchair",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line is a thing, its label, its sale.
    longues=50,
    repris=_("C’est repris : ces objets sont suivis. Leurs kilos sont ceux du stock d’ouverture."),
    annulation=_(
        "Ces objets quittent le rayon et la maison, avec la raison. Ceux qui ont servi depuis "
        "restent. Rien n’est effacé."
    ),
)
