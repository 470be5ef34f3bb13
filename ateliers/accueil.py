"""What the poles add to the home page: one tile for all of them, then one each."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Groupe, Tuile

from .poles import POLES

LIRE = "ateliers.lire"

COMMUNES = [
    Tuile(
        nom=_("Le calendrier"),
        texte=_("la semaine de tous les pôles, lieu par lieu"),
        pictogramme="calendar-days",
        url="ateliers:calendrier",
        droit=LIRE,
        groupe=Groupe.ATELIERS,
    ),
]
NATURES: dict[str, Any] = {}


def tuiles() -> list[Tuile]:
    """Those of the house, then one for each pole that is installed."""
    return COMMUNES + [
        Tuile(
            nom=pole.nom,
            texte=pole.texte,
            pictogramme=pole.pictogramme,
            url=pole.page,
            droit=pole.droit,
            chiffre=pole.chiffre,
            groupe=Groupe.ATELIERS,
        )
        for pole in POLES.values()
    ]
