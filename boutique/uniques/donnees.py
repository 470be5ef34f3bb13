"""Who handed a thing over to its buyer."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import PAR_NUMERO, SAVOIR_QUI
from petiterockette.personnes.donnees import Base, Donnee, declarer

declarer(
    Donnee(
        "boutique_uniques.Enlevement",
        nom=_("Objets remis à l’acheteur"),
        finalite=SAVOIR_QUI,
        base=Base.OBLIGATION,
        duree=PAR_NUMERO,
        signatures=("par",),
    ),
)
