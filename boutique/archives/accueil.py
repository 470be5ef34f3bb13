"""What archives add to the home page and to the journal’s filter."""

from typing import Any

from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile, page

TUILES: list[Tuile] = [
    page(
        gettext_lazy("Archives des caisses"),
        "boutique:archives",
        "boutique.emporter_les_preuves",
        "archive",
        gettext_lazy("fec contrôle fiscal zip"),
        rang=525,
    ),
]

NATURES: dict[str, Any] = {"boutique.archive.faite": gettext_lazy("archive des caisses")}
