"""What is brought in from before: its tile in La maison, and the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import VEILLER

TUILES = [
    Tuile(
        nom=_("La reprise"),
        texte=_("les années d’avant : une base d’Oressource, des tableurs"),
        pictogramme="history",
        url="reprise:reprise",
        droit="reprise.tenir",
        groupe=VEILLER,
        mots=_("importer import ancien logiciel tableur excel historique tonnage Oressource avant"),
    ),
]

NATURES: dict[str, Any] = {
    "reprise.fichier.recu": _("fichier à reprendre reçu"),
    "reprise.mots.decides": _("mots d’avant décidés"),
    "reprise.fichier.repris": _("fichier repris"),
    "reprise.fichier.jete": _("fichier à reprendre jeté"),
    "reprise.terminee": _("reprise terminée"),
    "reprise.fichier.annule": _("reprise annulée"),
}
