"""What is long of a file: reading it; bringing it in, or cancelling it, in one transaction.

Killed in the middle, nothing of it is there, and the next worker does it whole.
"""

from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from petiterockette.base.insertion import compter_les_rangees
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.travaux.registre import Avancement, travail

from .models import Fichier
from .refus import Change, PasPret
from .services import fichiers as services
from .services import longs
from .services.travail import ANNULATION, ECRITURE, LECTURE

# All of it, or nothing.
ETAPES = 1


@travail(LECTURE, _("Lire un long tableur"))
def lire(donnees: dict[str, Any], avancement: Avancement) -> str:
    fichier = Fichier.objects.get(pk=donnees["fichier"])
    n = {"n": nombre(fichier.lignes)}
    avancement.dire(dire("Ses %(n)s lignes se lisent, et chacune s’examine.") % n, 0, ETAPES)
    longs.garder_l_apercu(fichier)
    return dire("Lignes lues\u00a0: %(n)s.") % n


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
        try:
            fichier = services.reprendre(fichier=fichier, compte=compte, vu=donnees["vu"])
        except (Change, PasPret):
            # What its page shows is no longer so: the next look at it must be.
            longs.garder_l_apercu(fichier)
            raise
        compter_les_rangees()
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
