"""What one looks for in « Aller à… », and finds on the pages of the surveys."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.aller.gestes import GesteCherche

GESTES = [
    GesteCherche(
        nom=_("Les enquêtes"),
        ou=_("les questions des réseaux et de l’État, et nos réponses"),
        mots=_("questionnaire observatoire réseau RNRR REFER éco-organisme ville annuel"),
        url="enquetes:enquetes",
        droit="dossiers.lire",
        pictogramme="clipboard-list",
    ),
]
