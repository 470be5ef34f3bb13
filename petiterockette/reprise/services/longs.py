"""What is long to write is written behind its page: asked once, then whole or not at all."""

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander_encore

from ..genres import GENRES
from ..models import Fichier
from .fichiers import a_annuler, exiger_les_droits, exiger_qu_il_attende
from .travail import ANNULATION, ECRITURE


def est_long(fichier: Fichier) -> bool:
    """Whether writing what a file says, or cancelling it, takes longer than a page may: by its
    lines, counted when it came, for what one of its kind costs."""
    lignes = fichier.lignes if fichier.est_a_part else fichier.compte_rendu.get("lignes", 0)
    return bool(lignes > GENRES[fichier.genre].longues)


@transaction.atomic
def demander_la_reprise(*, fichier: Fichier, compte: Compte, vu: str) -> Travail:
    """Have what a file says written behind the page; asked while it is, it is that work.

    ``vu``: digest of what the page showed. Raises ``DejaDecide`` or ``DroitManquant``; what else
    stands in its way is told by the work.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = Fichier.objects.select_for_update(no_key=True).get(pk=fichier.pk)
    exiger_qu_il_attende(tenu)
    return demander_encore(
        nature=ECRITURE,
        sur=("fichier", tenu.pk),
        resume=_("Reprendre «\u00a0%(nom)s\u00a0»") % {"nom": tenu.nom[:100]},
        donnees={"compte": compte.pk, "vu": vu},
    )


@transaction.atomic
def demander_l_annulation(*, fichier: Fichier, compte: Compte, motif: str) -> Travail:
    """Have all that a file wrote cancelled behind the page; asked while it is, it is that work.

    Raises ``SansMotif``, ``RienDeRepris``, ``PlusDUnCoup`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu, motif = a_annuler(fichier, motif)
    return demander_encore(
        nature=ANNULATION,
        sur=("fichier", tenu.pk),
        resume=_("Annuler la reprise de «\u00a0%(nom)s\u00a0»") % {"nom": tenu.nom[:100]},
        donnees={"compte": compte.pk, "motif": motif},
    )
