"""The work of this app: the night, where a worker does it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.journal.examens.dits import dire_l_examen
from petiterockette.journal.examens.passer import examiner

from . import horloge  # noqa: F401  (registers its look)
from .models import EtapeDeNuit
from .nuit import faire_la_nuit
from .registre import Avancement, Impossible, travail
from .services import VERIFICATION


@travail("nuit", gettext_lazy("Travail de la nuit"))
def nuit(donnees: dict[str, Any], avancement: Avancement) -> str:
    etapes = faire_la_nuit(date.fromisoformat(donnees["jour"]), avancement.dire)
    en_panne = [e.code for e in etapes if e.etat == EtapeDeNuit.Etat.PANNE]
    if en_panne:
        raise Impossible(_("En panne : %(codes)s.") % {"codes": ", ".join(en_panne)})
    return _("Toutes les étapes sont faites.")


@travail(VERIFICATION, gettext_lazy("Vérifier tous les livres"))
def verifier(donnees: dict[str, Any], avancement: Avancement) -> str:
    def commencer(nom: str, rang: int, total: int) -> None:
        avancement.dire(nom, rang - 1, total)

    examen = examiner(de_nuit=False, commencer=commencer)
    if examen.anomalies:
        raise Impossible(
            ngettext(
                "%(n)d anomalie\u00a0: %(ou)s.", "%(n)d anomalies\u00a0: %(ou)s.", examen.anomalies
            )
            % {"n": examen.anomalies, "ou": ", ".join(examen.en_faute)}
        )
    return _("Les livres s’accordent.") + " " + dire_l_examen(examen)
