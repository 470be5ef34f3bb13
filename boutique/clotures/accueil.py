"""What closings add to the home page."""

from django.utils.translation import gettext_lazy

from boutique.regles.droits import LIRE
from petiterockette.affichage.accueil import Tuile, page

TUILES: list[Tuile] = [
    page(
        gettext_lazy("Clôtures des caisses"),
        "boutique:clotures",
        LIRE,
        "lock",
        gettext_lazy("Z journée mois exercice"),
        rang=520,
    ),
]
