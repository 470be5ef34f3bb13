"""What the bike workshop adds to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "velo.velo.recu": _("vélo reçu"),
    "velo.velo.change": _("vélo changé d’état"),
    "velo.velo.deplace": _("kilos d’un vélo déplacés"),
    "velo.velo.identifie": _("vélo identifié"),
    "velo.vol.cherche": _("vol cherché au registre"),
    "velo.controle.signe": _("vélo contrôlé"),
    "velo.acheteur.saisi": _("acheteur d’un vélo saisi"),
    "velo.acheteur.transmis": _("acheteur d’un vélo transmis"),
    "velo.pieces.sorties": _("pièces de vélo sorties"),
}
