"""What followed things add to the home page and to the journal's filter."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.mesures import nombre

from .models import Objet
from .objets import ids_a_fiche, regles_du_suivi


def objets_a_completer(request: HttpRequest) -> str | None:
    """« 12 à compléter » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.lire_les_objets")
    if lieu is None:
        return None
    ici = Objet.objects.filter(lieu=lieu)
    n = ici.a_completer(ids_a_fiche(regles_du_suivi())).count()
    return ngettext("%(n)s à compléter", "%(n)s à compléter", n) % {"n": nombre(n)} if n else None


TUILES_OBJETS = [
    Tuile(
        nom=_("Suivre un objet"),
        texte=_("meuble, appareil, vélo : une photo, sa catégorie, c’est suivi"),
        pictogramme="camera",
        url="collecte:objet_suivre",
        droit="collecte.suivre_des_objets",
        ici=True,
    ),
    Tuile(
        nom=_("Les objets suivis"),
        texte=_("retrouver, compléter, déplacer"),
        pictogramme="armchair",
        url="collecte:objets",
        droit="collecte.lire_les_objets",
        chiffre=objets_a_completer,
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
