"""What is being done with a file behind its page, or broke down there."""

from petiterockette.travaux.models import Travail

from ..models import Fichier

LECTURE, ECRITURE, ANNULATION = "reprise_lecture", "reprise_ecriture", "reprise_annulation"
# In which state of its file each of them has something left to do.
_AVANT = {Fichier.Etat.RECU: (LECTURE, ECRITURE), Fichier.Etat.REPRIS: (ANNULATION,)}


def travail_du_fichier(fichier: Fichier) -> Travail | None:
    """The last work asked of a file in the state it is in; None where none was."""
    siens = Travail.objects.filter(
        nature__in=_AVANT.get(Fichier.Etat(fichier.etat), ()), donnees__fichier=fichier.pk
    )
    return siens.order_by("-demande_le", "-id").first()
