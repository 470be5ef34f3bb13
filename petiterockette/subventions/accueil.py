"""What the grants add to the space of figures, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PROUVER

TUILES = [
    Tuile(
        nom=_("Les subventions"),
        texte=_("demandé, accordé, versé, et quand leur bilan est dû"),
        pictogramme="hand-coins",
        url="subventions:subventions",
        droit="subventions.lire",
        groupe=PROUVER,
        mots=_("financeur convention aide ADEME région ville cerfa compte rendu financier"),
    ),
]

NATURES: dict[str, Any] = {
    "subventions.subvention.notee": _("subvention demandée"),
    "subventions.subvention.changee": _("subvention changée"),
    "subventions.subvention.attendue": _("indicateurs attendus d’une subvention"),
    "subventions.subvention.repartie": _("subvention répartie entre les pôles"),
    "subventions.compte_rendu.ecrit": _("compte rendu financier écrit"),
    "subventions.compte_rendu.chiffre": _("compte rendu financier chiffré"),
    "subventions.versement.recu": _("versement d’une subvention reçu"),
    "subventions.versement.annule": _("versement d’une subvention annulé"),
}
