"""What a permanence adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import ChiffreVif
from petiterockette.comptes.portees import portee
from petiterockette.lieux.heures import en_heure
from petiterockette.mots.francais import au

from .models import Permanence
from .prevues import a_ouvrir
from .services.permanences import ACCUEILLIR


def permanence_d_ici(request: HttpRequest) -> ChiffreVif | None:
    """« ouverte », « depuis 18 h, à La Cycklette », else the hours of the one foreseen today, at
    the sites where one welcomes; two queries at most."""
    lieux = portee(request.user, ACCUEILLIR).ids_des_lieux
    ouverte = Permanence.objects.visibles(lieux).ouvertes().select_related("lieu").first()
    if ouverte:
        dit = {"heure": en_heure(ouverte.ouverte_le), "ou": au(ouverte.lieu)}
        return ChiffreVif(gettext("ouverte"), gettext("depuis %(heure)s, %(ou)s") % dit)
    prevue = a_ouvrir(timezone.now(), lieux).first()
    if prevue is None:
        return None
    base = gettext("permanence prévue %(ou)s") % {"ou": au(prevue.lieu)}
    return ChiffreVif(f"{en_heure(prevue.debut)} – {en_heure(prevue.fin)}", base)


NATURES: dict[str, Any] = {
    "velo.permanence.ouverte": _("permanence vélo ouverte"),
    "velo.permanence.reconnue": _("permanence vélo dite celle qui était prévue"),
    "velo.permanence.fermee": _("permanence vélo fermée, heures à compléter"),
    "velo.permanence.relevee": _("permanence vélo relevée"),
}
