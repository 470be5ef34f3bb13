"""What is long to write of a file: brought in, or cancelled, in one transaction.

Killed in the middle, nothing of it is there, and the next worker does it whole.
"""

from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.travaux.registre import Avancement, travail

from .models import Fichier
from .services import fichiers as services
from .services.travail import ANNULATION, ECRITURE

# All of it, or nothing.
ETAPES = 1


@travail(ECRITURE, _("Reprendre un long tableur"))
def reprendre(donnees: dict[str, Any], avancement: Avancement) -> str:
    fichier, compte = _de(donnees)
    if fichier.etat != Fichier.Etat.REPRIS:
        phrase = dire(
            "Ses %(n)s lignes sont relues, puis s’écrivent d’un coup\u00a0: rien ne s’en voit "
            "avant la fin."
        )
        # Read and written in one transaction: nothing can be told between the two.
        avancement.dire(phrase % {"n": nombre(fichier.lignes)}, 0, ETAPES)
        fichier = services.reprendre(fichier=fichier, compte=compte, vu=donnees["vu"])
    return dire("Lignes reprises\u00a0: %(n)s.") % {"n": nombre(fichier.compte_rendu["lignes"])}


@travail(ANNULATION, _("Annuler la reprise d’un long tableur"))
def annuler(donnees: dict[str, Any], avancement: Avancement) -> str:
    fichier, compte = _de(donnees)
    if fichier.etat != Fichier.Etat.ANNULE:
        avancement.dire(dire("Tout s’annule d’un coup\u00a0: rien ne s’en voit avant la fin."))
        services.annuler(fichier=fichier, compte=compte, motif=donnees["motif"])
    return dire("Lignes annulées\u00a0: %(n)s.") % {"n": nombre(fichier.compte_rendu["lignes"])}


def _de(donnees: dict[str, Any]) -> tuple[Fichier, Compte]:
    return Fichier.objects.get(pk=donnees["fichier"]), Compte.objects.get(pk=donnees["compte"])
