"""What the dossiers add to the space of figures, and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import PROUVER
from petiterockette.mots.mesures import nombre

from .models import Dossier


def a_rendre(request: HttpRequest) -> ChiffreVif | None:
    """« 2 en cours », where some are neither sent nor settled."""
    n = Dossier.objects.a_envoyer().count()
    return ChiffreVif(nombre(n), ngettext("en cours", "en cours", n)) if n else None


TUILES = [
    Tuile(
        nom=_("Les dossiers"),
        texte=_("rapport d’activité, subvention, enquête : chiffres figés et comparés"),
        pictogramme="folder-open",
        url="dossiers:dossiers",
        droit="dossiers.lire",
        groupe=PROUVER,
        mots=_("rapport activité annuel subvention financeur bilan compte rendu enquête conseil"),
        chiffre=a_rendre,
    ),
]

NATURES: dict[str, Any] = {
    "dossiers.dossier.cree": _("dossier commencé"),
    "dossiers.dossier.change": _("dossier changé"),
    "dossiers.dossier.choisi": _("lignes d’un dossier choisies"),
    "dossiers.dossier.ordonne": _("ordre d’un dossier changé"),
    "dossiers.texte.ecrit": _("texte d’un dossier écrit"),
    "dossiers.texte.retire": _("texte d’un dossier retiré"),
    "dossiers.dossier.fige": _("dossier figé"),
    "dossiers.dossier.repris": _("dossier repris en brouillon"),
    "dossiers.dossier.abandonne": _("dossier abandonné"),
    "dossiers.dossier.envoye": _("dossier envoyé"),
    "dossiers.dossier.solde": _("dossier soldé"),
    "dossiers.dossier.partage": _("dossier partagé par un lien"),
    "dossiers.partage.retire": _("lien d’un dossier retiré"),
}
