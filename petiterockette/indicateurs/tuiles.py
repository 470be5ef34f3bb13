"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import CHIFFRES
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre

from .registre import INDICATEURS
from .services import releves_de

# Until the end of June, reports tell the year before.
DERNIER_MOIS_DES_RAPPORTS = 6


def a_saisir(request: HttpRequest) -> ChiffreVif | None:
    """« 6 à saisir pour 2026 », to whoever types them; nothing said once they are all there."""
    if not request.user.has_perm("indicateurs.saisir"):
        return None
    jour = timezone.localdate()
    annee = jour.year - (jour.month <= DERNIER_MOIS_DES_RAPPORTS)
    faits = {code for code, _annee in releves_de([annee])}
    n = sum(i.saisi and i.code not in faits for i in INDICATEURS.values())
    if not n:
        return None
    return ChiffreVif(nombre(n), _("à saisir pour %(annee)s") % {"annee": annee})


TUILES = [
    Tuile(
        nom=_("Les indicateurs"),
        texte=_("chaque chiffre de l’année, et comment il se calcule"),
        pictogramme="gauge",
        url="indicateurs:indicateurs",
        droit="indicateurs.lire",
        groupe=CHIFFRES,
        mots=_("année chiffres rapport financeur"),
        chiffre=a_saisir,
        pour=(Role.DIRECTION, Role.TRESORERIE),
    ),
]

NATURES: dict[str, Any] = {
    "indicateurs.releve.saisi": _("indicateur saisi"),
    "indicateurs.releve.corrige": _("indicateur corrigé"),
    "indicateurs.cible.posee": _("cible d’un indicateur posée"),
}
