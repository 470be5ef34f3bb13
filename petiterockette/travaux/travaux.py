"""The work of this app: the night, where a worker does it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import horloge  # noqa: F401  (registers its look)
from .models import EtapeDeNuit
from .nuit import faire_la_nuit
from .registre import Avancement, Impossible, travail


@travail("nuit", gettext_lazy("Travail de la nuit"))
def nuit(donnees: dict[str, Any], avancement: Avancement) -> str:
    etapes = faire_la_nuit(date.fromisoformat(donnees["jour"]), avancement.dire)
    en_panne = [e.code for e in etapes if e.etat == EtapeDeNuit.Etat.PANNE]
    if en_panne:
        raise Impossible(_("En panne : %(codes)s.") % {"codes": ", ".join(en_panne)})
    return _("Toutes les étapes sont faites.")
