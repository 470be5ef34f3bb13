"""What the home page and the journal say of average weights."""

from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile, page
from petiterockette.affichage.espaces import REGLER

TUILES = [
    Tuile(
        nom=gettext_lazy("Poids moyens"),
        texte=gettext_lazy("ce que vaut un objet ; étalonner, recaler un mois"),
        pictogramme="weight",
        url="collecte:poids_moyens",
        rang=310,
        droit="collecte.vendre_hors_caisse",
        groupe=REGLER,
        mots=gettext_lazy("étalonner poids moyen objet"),
    ),
    page(
        gettext_lazy("Étalonner un poids moyen"),
        "collecte:moyenne_etalonner",
        "collecte.vendre_hors_caisse",
        "weight",
        rang=364,
    ),
]

NATURES = {
    "collecte.recalage.ecrit": gettext_lazy("poids moyens recalés"),
    "collecte.etalonnage.note": gettext_lazy("étalonnage"),
}
