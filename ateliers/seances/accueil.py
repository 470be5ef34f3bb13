"""What the séances add to the home page, to the public pages and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PREVOIR
from petiterockette.comptes.roles import Role

TUILES = [
    Tuile(
        nom=_("Les séances"),
        texte=_("prévoir, accueillir, compter, faire le bilan"),
        pictogramme="users-round",
        url="seances:seances",
        droit="seances.accueillir",
        groupe=PREVOIR,
        mots=_("atelier inscription bilan présences émargement couture"),
        pour=(Role.ANIMATION, Role.MECANIQUE, Role.CUISINE, Role.POLE),
    ),
]
PUBLIQUES: list[tuple[Any, str]] = [(_("L’agenda"), "seances:agenda")]
NATURES: dict[str, Any] = {
    "seances.seance.prevue": _("séance prévue"),
    "seances.seance.changee": _("séance changée"),
    "seances.seance.annulee": _("séance annulée"),
    "seances.seance.close": _("séance close"),
    "seances.bilan.corrige": _("bilan de séance corrigé"),
    "seances.inscription.demandee": _("inscription demandée"),
    "seances.inscription.confirmee": _("inscription confirmée"),
    "seances.inscription.attente": _("inscription en attente"),
    "seances.inscription.annulee": _("inscription annulée"),
    "seances.inscrits.oublies": _("inscrits oubliés"),
    "seances.photo.ajoutee": _("photo de séance ajoutée"),
    "seances.photo.retiree": _("photo de séance retirée"),
    "seances.photos.effacees": _("photos de séances effacées"),
}
