"""What this room adds to the space of the house, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import VEILLER

TUILES = [
    Tuile(
        nom=_("Tout emporter"),
        texte=_("toute la base en fichiers ouverts, pour partir ou pour garder"),
        pictogramme="download",
        url="demenagement:tout_emporter",
        droit="demenagement.emporter",
        groupe=VEILLER,
        rang=1_110,
        mots=_("déménagement déménager export exporter sauvegarde csv quitter données"),
    ),
]

NATURES: dict[str, Any] = {
    "demenagement.export.demande": _("toute la base demandée en fichiers"),
    "demenagement.export.fait": _("toute la base mise en fichiers"),
    "demenagement.export.pris": _("toute la base emportée"),
    "demenagement.importe": _("toute la base reprise d’un export"),
    "demenagement.recopie": _("la base passée d’un moteur à l’autre"),
    "demenagement.remise": _("une sauvegarde remise"),
}
