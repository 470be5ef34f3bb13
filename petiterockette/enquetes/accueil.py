"""What the surveys add to the page of the dossiers, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import Voisine

VOISINES = {
    "dossiers:dossiers": [
        Voisine(_("Les enquêtes"), "clipboard-list", "enquetes:enquetes", "dossiers.lire")
    ]
}

NATURES: dict[str, Any] = {
    "enquetes.questionnaire.charge": _("questionnaire chargé"),
    "enquetes.questionnaire.apparie": _("indicateurs d’un questionnaire choisis"),
    "enquetes.questionnaire.retire": _("questionnaire retiré"),
    "enquetes.enquete.commencee": _("enquête commencée"),
    "enquetes.reponse.saisie": _("réponse à une enquête"),
    "enquetes.reponse.reprise": _("réponse à une enquête reprise"),
}
