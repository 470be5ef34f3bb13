"""The kind « inventory of bikes », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from ateliers.velo.models import Velo
from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.manques import a_dire, lieu

from .ecriture import annuler, ecrire
from .lecture import examiner
from .listes import listes

ROLES = (
    Role("lieu", _("le lieu"), ("lieu", "site", "atelier", "ressourcerie")),
    Role("genre_velo", _("le genre"), ("genre", "type", "velo", "categorie")),
    Role("marque", _("la marque"), ("marque",)),
    Role("modele", _("le modèle"), ("modele",)),
    Role("roue", _("la taille de roue"), ("roue", "taille", "diametre", "pouces")),
    Role("couleur", _("la couleur"), ("couleur",)),
    Role(
        "numero_serie",
        _("le numéro de cadre"),
        ("numero de cadre", "n de cadre", "cadre", "numero de serie", "n serie", "serie"),
    ),
    Role("identifiant", _("l’identifiant"), ("identifiant", "bicycode", "marquage", "fnuci")),
    Role("operateur_velo", _("qui l’a marqué"), ("operateur",)),
    Role("poids", _("le poids"), ("poids", "kg", "masse")),
    Role("etat", _("l’état"), ("etat",)),
    Role("prix", _("le prix, laissé de côté"), ("prix", "tarif")),
)

MODELE = (
    (
        *("Lieu", "Genre", "Marque", "Modèle", "Roue (pouces)", "Couleur", "Numéro de cadre"),
        *("Identifiant", "Opérateur", "Poids (kg)", "État"),
    ),
    (
        *("La Petite Rockette", "ville", "Peugeot", "Nice", "28", "bleu", "P123456"),
        *("BC12345678", "Bicycode", "15,5", "à réparer"),
    ),
    (
        *("La Petite Rockette", "enfant", "Décathlon", "", "16", "rouge", ""),
        *("", "", "8", "bon état"),
    ),
)


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole inventory, where no column says it."""
    return {
        "lieu": lieu(_("Dans quel lieu\u00a0?")),
        "genre_velo": a_dire(_("De quel genre\u00a0?"), Velo.Genre.choices),
        "roue": forms.CharField(
            label=_("Quelle taille de roue ?"),
            max_length=6,
            required=False,
            help_text=_("En pouces, là où la ligne ne le dit pas : « 26 », « 27,5 », « 700C »."),
        ),
    }


VELOS = Genre(
    code="velos",
    nom=_("Inventaire des vélos"),
    texte=_("un par ligne : genre, roue, cadre, identifiant, poids"),
    pictogramme="bike",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line is a bike and its thing.
    longues=100,
    repris=_(
        "C’est repris : ces vélos ont leur fiche. Leurs kilos sont ceux du stock d’ouverture, à "
        "l’atelier."
    ),
    annulation=_(
        "Ces vélos sont écartés, avec la raison. Ceux qui ont servi depuis restent. Rien n’est "
        "effacé."
    ),
)
