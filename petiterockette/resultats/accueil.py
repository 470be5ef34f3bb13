"""What the results of the poles add to the page of indicators, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import Voisine

VOISINES = {
    "indicateurs:annee": [Voisine(_("Par pôle"), "layers", "resultats:resultats", "resultats.lire")]
}

NATURES: dict[str, Any] = {
    "resultats.balance.importee": _("comptes de l’exercice importés"),
    "resultats.comptes.repartis": _("comptes répartis entre les pôles"),
}
