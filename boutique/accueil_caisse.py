"""What ringing up adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile

TUILES_CAISSE: list[Tuile] = []
NATURES_CAISSE: dict[str, Any] = {
    "boutique.vente.encaissee": _("vente encaissée"),
}
