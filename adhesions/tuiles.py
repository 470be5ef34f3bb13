"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Groupe, Tuile

from .droits import ACCUEILLIR, LIRE

TUILES = [
    Tuile(
        nom=_("Lire une carte"),
        texte=_("une adhésion à jour ou non, la carte, le nom à donner"),
        pictogramme="hand-heart",
        url="adhesions:lire",
        droit=ACCUEILLIR,
    ),
    Tuile(
        nom=_("Adhérents"),
        texte=_("à jour, expirés, à renouveler le mois prochain"),
        pictogramme="users",
        url="adhesions:adherents",
        droit=LIRE,
        groupe=Groupe.SUIVI,
    ),
]
NATURES: dict[str, Any] = {
    "adhesions.adhesion.prise": _("adhésion"),
    "adhesions.adhesion.rendue": _("adhésion remboursée"),
    "adhesions.carte.nommee": _("adhésion nommée"),
    "adhesions.carte.refaite": _("carte d’adhérent refaite"),
    "adhesions.formule.posee": _("formule d’adhésion changée"),
}
