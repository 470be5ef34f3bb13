"""What this app adds to the home page, to one's own pages and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.navigation import Acces

TUILES = [
    Tuile(
        nom=_("Qui reçoit le résumé"),
        texte=_("les abonnements au courriel du mois, et les envois"),
        pictogramme="mails",
        url="abonnements:abonnes",
        droit="abonnements.lire",
        mots=_("courriel mensuel résumé destinataires"),
    ),
]

MES_PAGES: list[tuple[Any, str, str, Acces]] = [
    (_("Le mois par courriel"), "abonnements:abonnement", "mail", "collecte.lire_les_mois"),
]

NATURES: dict[str, Any] = {
    "abonnements.abonnement.demande": _("abonnement demandé"),
    "abonnements.abonnement.change": _("abonnement changé"),
    "abonnements.abonnement.confirme": _("abonnement confirmé"),
    "abonnements.abonnement.arrete": _("abonnement arrêté"),
    "abonnements.adresses.oubliees": _("adresses de courriel oubliées"),
}
