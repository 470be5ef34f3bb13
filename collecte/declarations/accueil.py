"""What the declarations add to the space of figures, and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import ChiffreVif, Tuile, page
from petiterockette.affichage.espaces import PROUVER
from petiterockette.mots.mesures import nombre

from .dues import dues


def a_declarer(request: HttpRequest) -> ChiffreVif | None:
    """« 2 à faire », where some periods are over and no declaration tells them."""
    n = sum(1 for _due in dues(timezone.localdate()))
    return ChiffreVif(nombre(n), ngettext("à faire", "à faire", n)) if n else None


TUILES = [
    Tuile(
        nom=_("Éco-organismes"),
        texte=_("conventions, déclarations, et ce qui n’est dans aucune"),
        pictogramme="recycle",
        url="collecte:conventions",
        droit="declarations.lire",
        groupe=PROUVER,
        mots=_(
            "déclaration convention éco-organisme filière REP soutien Refashion ecosystem Ecologic "
            "Ecomaison Valdelia EcoDDS Valobat Corepile Batribox hors conventions"
        ),
        chiffre=a_declarer,
    ),
    page(
        _("Hors conventions"),
        "collecte:hors_conventions_courant",
        "declarations.lire",
        "scale",
        rang=368,
    ),
    page(
        _("Appareils à déclarer"),
        "collecte:appareils",
        "collecte.suivre_des_objets",
        "plug",
        rang=369,
    ),
]

NATURES: dict[str, Any] = {
    "collecte.convention.notee": _("convention d’éco-organisme notée"),
    "collecte.convention.changee": _("convention d’éco-organisme changée"),
    "collecte.convention.ligne": _("ligne d’une convention écrite"),
    "collecte.convention.ligne_retiree": _("ligne d’une convention retirée"),
    "collecte.convention.colonnes": _("colonnes d’une convention choisies"),
    "collecte.convention.soutien": _("soutien d’une convention noté"),
    "collecte.convention.soutien_retire": _("soutien d’une convention retiré"),
    "collecte.declaration.faite": _("déclaration commencée"),
    "collecte.objet.essaye": _("essais d’un appareil notés"),
}
