"""What followed things add to the home page and to the journal's filter."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Chiffre, Tuile
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.mesures import nombre

from .espace import SUIVRE
from .models import Objet
from .objets import ids_a_fiche, regles_du_suivi


def objets_a_completer(request: HttpRequest) -> Chiffre | None:
    """« 12 », « à compléter » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.lire_les_objets")
    if lieu is None:
        return None
    ici = Objet.objects.filter(lieu=lieu)
    n = ici.a_completer(ids_a_fiche(regles_du_suivi())).count()
    return Chiffre(nombre(n), str(_("à compléter"))) if n else None


TUILES_OBJETS = [
    Tuile(
        nom=_("Suivre un objet"),
        texte=_("une photo, sa catégorie, c’est suivi"),
        pictogramme="camera",
        url="collecte:objet_suivre",
        rang=160,
        droit="collecte.suivre_des_objets",
        groupe=SUIVRE,
        mots=_("photo meuble appareil nouveau"),
        ici=True,
        pour=(Role.TRI, Role.CAMION),
    ),
    Tuile(
        nom=_("Les objets suivis"),
        texte=_("retrouver, compléter, déplacer"),
        pictogramme="armchair",
        url="collecte:objets",
        rang=170,
        droit="collecte.lire_les_objets",
        groupe=SUIVRE,
        mots=_("meuble appareil étiquette numéro"),
        chiffre=objets_a_completer,
        pour=(Role.BENEVOLE,),
    ),
]

NATURES_OBJETS = {
    "collecte.objet.suivi": _("objet suivi"),
    "collecte.objet.complete": _("objet complété"),
    "collecte.objet.deplace": _("objets déplacés"),
    "collecte.objet.photographie": _("photo d’objet ajoutée"),
    "collecte.objet.photo_retiree": _("photo d’objet retirée"),
    "collecte.objet.parti": _("objet parti"),
    "collecte.objet.revenu": _("objet remis présent"),
    "collecte.etiquettes.preparees": _("étiquettes préparées"),
    "collecte.suivi.regle": _("règles de suivi changées"),
}
