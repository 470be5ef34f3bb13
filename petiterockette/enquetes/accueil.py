"""What the surveys add to the space of figures, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PROUVER

TUILES = [
    Tuile(
        nom=_("Les enquêtes"),
        texte=_("les questions des réseaux et de l’État, et nos réponses"),
        pictogramme="clipboard-list",
        url="enquetes:enquetes",
        droit="dossiers.lire",
        groupe=PROUVER,
        mots=_("questionnaire observatoire réseau RNRR REFER éco-organisme ville annuel"),
    ),
]

NATURES: dict[str, Any] = {
    "enquetes.questionnaire.charge": _("questionnaire chargé"),
    "enquetes.questionnaire.apparie": _("indicateurs d’un questionnaire choisis"),
    "enquetes.questionnaire.retire": _("questionnaire retiré"),
    "enquetes.enquete.commencee": _("enquête commencée"),
    "enquetes.reponse.saisie": _("réponse à une enquête"),
    "enquetes.reponse.reprise": _("réponse à une enquête reprise"),
}
