"""What the home page and the journal say of the list of bons."""

from django.utils.translation import gettext_lazy

from collecte.matiere.espace import SUIVRE
from petiterockette.affichage.accueil import Tuile

TUILES = [
    Tuile(
        nom=gettext_lazy("Les bons"),
        texte=gettext_lazy("retrouver un dépôt, une sortie, et corriger"),
        pictogramme="receipt-text",
        url="collecte:bons",
        rang=270,
        droit="collecte.lire_les_bons",
        groupe=SUIVRE,
        mots=gettext_lazy("bon dépôt sortie corriger annuler"),
    ),
]
