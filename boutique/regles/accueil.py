"""What money is counted under and paid with, on the home page and in the journal’s filter."""

from typing import Any

from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile, page

TUILES: list[Tuile] = [
    page(
        gettext_lazy("Moyens de paiement"),
        "boutique:moyens",
        "boutique.regler",
        "wallet",
        gettext_lazy("carte chèque espèces"),
        rang=555,
    ),
    page(
        gettext_lazy("Activités et TVA"),
        "boutique:activites",
        "boutique.regler",
        "percent",
        gettext_lazy("taux comptes"),
        rang=560,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.moyen.cree": gettext_lazy("moyen de paiement ajouté"),
    "boutique.moyen.change": gettext_lazy("moyen de paiement changé"),
    "boutique.moyen.ordonne": gettext_lazy("moyens de paiement réordonnés"),
    "boutique.activite.creee": gettext_lazy("activité ajoutée"),
    "boutique.activite.changee": gettext_lazy("activité changée"),
    "boutique.regime.change": gettext_lazy("régime de TVA changé"),
    "boutique.regime.retire": gettext_lazy("régime de TVA retiré"),
}
