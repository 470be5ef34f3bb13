"""What is done with an export behind the pages: read it, try it, bring it in."""

from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.travaux.estimation import suivre
from petiterockette.travaux.registre import Avancement, Impossible, travail

from .models import Export
from .services import ecriture, exports


@travail(exports.EXAMEN, _("Lire une base d’Oressource"))
def examiner(donnees: dict[str, Any], avancement: Avancement) -> str:
    export = exports.examiner(_export(donnees), suivre(avancement))
    if export.etat == Export.Etat.REFUSE:
        raise Impossible(export.phrase)
    rangees = sum(export.examen["nombres"].values())
    return dire("%(n)s rangées lues.") % {"n": nombre(rangees)}


@travail(ecriture.ESSAI, _("Essayer une base d’Oressource"))
def essayer(donnees: dict[str, Any], avancement: Avancement) -> str:
    ecriture.essayer(_export(donnees), suivre(avancement))
    return dire("L’essai est prêt\u00a0: rien n’est écrit.")


@travail(ecriture.REPRISE, _("Reprendre une base d’Oressource"))
def reprendre(donnees: dict[str, Any], avancement: Avancement) -> str:
    compte = Compte.objects.get(pk=donnees["compte"])
    ecriture.reprendre(_export(donnees), compte, suivre(avancement))
    return dire("La base est reprise\u00a0: ses comptes sont à comparer.")


def _export(donnees: dict[str, Any]) -> Export:
    return Export.objects.select_related("base").get(pk=donnees["export"])
