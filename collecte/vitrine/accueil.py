"""What the home page and the journal say of what is shown."""

from typing import Any

from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PROUVER

PUBLIQUES: list[tuple[Any, str]] = [
    (gettext_lazy("Notre impact"), "collecte:impact"),
    (gettext_lazy("Données ouvertes"), "collecte:donnees_ouvertes"),
]

TUILES = [
    Tuile(
        nom=gettext_lazy("L’écran du jour"),
        texte=gettext_lazy("« Aujourd’hui : … kg », sur un téléviseur"),
        pictogramme="monitor",
        url="collecte:ecran",
        rang=220,
        droit="collecte.lire_les_depots",
        groupe=PROUVER,
        mots=gettext_lazy("téléviseur affichage vitrine"),
    ),
    Tuile(
        nom=gettext_lazy("Notre impact"),
        texte=gettext_lazy("la page publique, et le compteur pour notre site"),
        pictogramme="sprout",
        url="collecte:impact",
        rang=230,
        droit=None,
        groupe=PROUVER,
        mots=gettext_lazy("page publique compteur site internet"),
    ),
]
