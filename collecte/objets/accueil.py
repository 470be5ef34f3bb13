"""What the home page and the journal say of followed things."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from collecte.matiere.espace import SUIVRE
from petiterockette.affichage.accueil import ChiffreVif, Tuile, page
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre

from .models import Objet
from .suivis import ids_a_fiche, regles_du_suivi

SUIVRE_DES_OBJETS = "collecte.suivre_des_objets"


def objets_a_completer(request: HttpRequest) -> ChiffreVif | None:
    """« 12 », « à compléter » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.lire_les_objets")
    if lieu is None:
        return None
    ici = Objet.objects.filter(lieu=lieu)
    n = ici.a_completer(ids_a_fiche(regles_du_suivi())).count()
    return ChiffreVif(nombre(n), str(gettext_lazy("à compléter"))) if n else None


TUILES = [
    Tuile(
        nom=gettext_lazy("Suivre un objet"),
        texte=gettext_lazy("une photo, sa catégorie, c’est suivi"),
        pictogramme="camera",
        url="collecte:objet_suivre",
        rang=160,
        droit="collecte.suivre_des_objets",
        groupe=SUIVRE,
        mots=gettext_lazy("photo meuble appareil nouveau"),
        ici=True,
        pour=(Role.TRI, Role.CAMION),
    ),
    Tuile(
        nom=gettext_lazy("Les objets suivis"),
        texte=gettext_lazy("retrouver, compléter, déplacer"),
        pictogramme="armchair",
        url="collecte:objets",
        rang=170,
        droit="collecte.lire_les_objets",
        groupe=SUIVRE,
        mots=gettext_lazy("meuble appareil étiquette numéro"),
        chiffre=objets_a_completer,
        pour=(Role.BENEVOLE,),
    ),
    page(
        gettext_lazy("Formats d’étiquettes"),
        "collecte:formats",
        SUIVRE_DES_OBJETS,
        "printer",
        rang=365,
    ),
    page(
        gettext_lazy("Déplacer des objets"),
        "collecte:objets_deplacer",
        SUIVRE_DES_OBJETS,
        "truck",
        rang=366,
    ),
    page(
        gettext_lazy("Ce qui se suit à l’unité"),
        "collecte:suivi_regles",
        "listes.gerer",
        "list-checks",
        rang=367,
    ),
]

NATURES = {
    "collecte.objet.suivi": gettext_lazy("objet suivi"),
    "collecte.objet.complete": gettext_lazy("objet complété"),
    "collecte.objet.deplace": gettext_lazy("objets déplacés"),
    "collecte.objet.photographie": gettext_lazy("photo d’objet ajoutée"),
    "collecte.objet.photo_retiree": gettext_lazy("photo d’objet retirée"),
    "collecte.objet.parti": gettext_lazy("objet parti"),
    "collecte.objet.revenu": gettext_lazy("objet remis présent"),
    "collecte.etiquettes.preparees": gettext_lazy("étiquettes préparées"),
    "collecte.suivi.regle": gettext_lazy("règles de suivi changées"),
}
