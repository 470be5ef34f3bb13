"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.regles.espace import VENDRE
from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import GENS
from petiterockette.comptes.roles import Role

from .droits import ACCUEILLIR, LIRE

TUILES = [
    Tuile(
        nom=_("Lire une carte"),
        texte=_("une adhésion à jour ou non, et son nom"),
        pictogramme="hand-heart",
        url="adhesions:lire",
        droit=ACCUEILLIR,
        groupe=VENDRE,
        mots=_("adhérent carte membre adhésion"),
        pour=(Role.CAISSE,),
    ),
    Tuile(
        nom=_("Adhérents"),
        texte=_("à jour, expirés, à renouveler le mois prochain"),
        pictogramme="users",
        url="adhesions:adherents",
        droit=LIRE,
        groupe=GENS,
        mots=_("membres adhésion cotisation carte"),
        pour=(Role.TRESORERIE,),
    ),
]
NATURES: dict[str, Any] = {
    "adhesions.adhesion.prise": _("adhésion"),
    "adhesions.adhesion.rendue": _("adhésion remboursée"),
    "adhesions.reprises": _("adhésions reprises"),
    "adhesions.reprises.annulees": _("adhésions reprises annulées"),
    "adhesions.carte.nommee": _("adhésion nommée"),
    "adhesions.carte.refaite": _("carte d’adhérent refaite"),
    "adhesions.formule.posee": _("formule d’adhésion changée"),
}
