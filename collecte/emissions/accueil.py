"""What the avoided emissions add to the page of indicators, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import Voisine

VOISINES = {
    "indicateurs:annee": [
        Voisine(
            _("Émissions évitées"), "leaf", "collecte:emissions", "collecte.tenir_les_emissions"
        )
    ]
}

NATURES: dict[str, Any] = {
    "collecte.emissions.facteur": _("facteur d’émission ajouté"),
    "collecte.emissions.choix": _("émissions évitées montrées ou cachées"),
}
