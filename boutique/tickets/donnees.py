"""Who handed a ticket over."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import PAR_NUMERO, SAVOIR_QUI
from petiterockette.personnes.donnees import Base, Donnee, declarer

declarer(
    Donnee(
        "boutique_tickets.Remis",
        nom=_("Tickets remis"),
        finalite=SAVOIR_QUI,
        base=Base.OBLIGATION,
        duree=PAR_NUMERO,
        signatures=("par",),
    ),
)
