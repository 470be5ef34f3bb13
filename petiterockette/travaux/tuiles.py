"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile

TUILES = [
    Tuile(
        nom=_("Les travaux"),
        texte=_("ce que le produit fait tout seul, la nuit et derrière les pages"),
        pictogramme="cog",
        url="travaux:travaux",
        droit="travaux.suivre",
        maison=True,
    ),
]

NATURES: dict[str, Any] = {
    "travaux.travail.reessaye": _("travail réessayé"),
}
