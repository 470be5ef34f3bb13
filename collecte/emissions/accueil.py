"""What the avoided emissions add to the space of figures, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PROUVER

TUILES = [
    Tuile(
        nom=_("Les émissions évitées"),
        texte=_("une estimation, ses facteurs, leurs sources ; cachée par défaut"),
        pictogramme="leaf",
        url="collecte:emissions",
        droit="collecte.tenir_les_emissions",
        groupe=PROUVER,
        mots=_("CO2 carbone climat facteur ADEME estimation méthode"),
    ),
]

NATURES: dict[str, Any] = {
    "collecte.emissions.facteur": _("facteur d’émission ajouté"),
    "collecte.emissions.choix": _("émissions évitées montrées ou cachées"),
}
