"""What is done with an export behind the pages: read it, try it, bring it in."""

from time import monotonic
from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.travaux.registre import Avancement, Impossible, travail

from .models import Export
from .services import ecriture, exports

# Out of how many how far it is is told; seconds between two tellings.
TOUT, SILENCE = 1_000, 1.0
# Before so much is done, what remains is anybody's guess.
TROP_TOT = 0.03
# From so many seconds on, minutes are told.
DES_MINUTES = 150


def suivre(avancement: Avancement) -> exports.Suivre:
    """What tells how far a work is: the part done, the rows, an honest guess of what remains."""
    depart = monotonic()
    dit = [0.0]

    def suivi(part: float, rangees: int) -> None:
        maintenant = monotonic()
        if maintenant - dit[0] < SILENCE:
            return
        dit[0] = maintenant
        avancement.dire(ou_il_en_est(part, rangees, maintenant - depart), int(part * TOUT), TOUT)

    return suivi


def ce_qui_reste_s(part: float, ecoule_s: float) -> float | None:
    """Seconds that remain once a part (from 0 to 1) is done in so many; None while it is too early
    to say."""
    return None if part < TROP_TOT else ecoule_s * (1 - part) / part


def ou_il_en_est(part: float, rangees: int, ecoule_s: float) -> str:
    """« 42 %, 120 000 rangées\u00a0; encore 40 s environ »."""
    fait = dire("%(part)d\u00a0%%, %(rangees)s rangées") % {
        "part": int(part * 100),
        "rangees": nombre(rangees),
    }
    reste_s = ce_qui_reste_s(part, ecoule_s)
    if reste_s is None:
        return fait
    if reste_s < DES_MINUTES:
        return dire("%(fait)s\u00a0; encore %(n)d s environ") % {"fait": fait, "n": reste_s}
    return dire("%(fait)s\u00a0; encore %(n)d min environ") % {
        "fait": fait,
        "n": round(reste_s / 60),
    }


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
