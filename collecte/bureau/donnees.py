"""Columns that hold nothing of anybody, and why."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL
from petiterockette.personnes.donnees import exempter

exempter(ECRIT_PAR_LE_LOGICIEL, "collecte_bureau.Scan.empreinte")

exempter(
    _("numéro d’un papier, plaque d’un véhicule"),
    "collecte_bureau.Remise.bordereau",
    "collecte_bureau.Remise.vehicule",
    "collecte_bureau.Remise.facture",
    "collecte_bureau.Remise.notification",
    "collecte_bureau.Bordereau.contenu",
    "collecte_bureau.Reception.ticket",
)
