"""What is long is done behind the page of its file: read, and kept as the page shows it; written,
asked once, then whole or not at all."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander_encore

from ..apercus import Apercu, apercu_de, de_json, en_json
from ..genres import GENRES
from ..models import Fichier
from .fichiers import a_annuler, exiger_les_droits, exiger_qu_il_attende
from .travail import ANNULATION, ECRITURE, LECTURE, travail_du_fichier

# How many lines are read and examined in about a second, on two cores.
LUES_AUSSITOT = 20_000


def est_long_a_lire(fichier: Fichier) -> bool:
    """Whether reading a file that waits takes longer than a page may. Files of people are short:
    what is read of them is never kept."""
    genre = GENRES[fichier.genre]
    return fichier.est_a_part and not genre.de_personnes and fichier.lignes > LUES_AUSSITOT


@transaction.atomic
def demander_la_lecture(*, fichier: Fichier, compte: Compte) -> Travail:
    """Have a file read behind its page; asked while it is read or written, it is that work.

    Raises ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = Fichier.objects.select_for_update(no_key=True).get(pk=fichier.pk)
    exiger_qu_il_attende(tenu)
    deja = travail_du_fichier(tenu)
    if deja is not None and deja.bouge:
        return deja
    return demander_encore(
        nature=LECTURE,
        sur=("fichier", tenu.pk),
        resume=_("Lire «\u00a0%(nom)s\u00a0»") % {"nom": tenu.nom[:100]},
    )


def apercu_garde(fichier: Fichier) -> Apercu | None:
    """What was read of a file under what is said of it now; None where it must be read again."""
    garde = fichier.apercu
    if not garde or garde["reglages"] != fichier.reglages:
        return None
    return de_json(garde)


def garder_l_apercu(fichier: Fichier) -> bool:
    """Read a file that waits and keep what its page shows of it; False where it waits no more, or
    where something else was said of it meanwhile."""
    lu = en_json(apercu_de(fichier))
    with transaction.atomic():
        tenu = Fichier.objects.select_for_update(no_key=True).get(pk=fichier.pk)
        if not tenu.est_a_part or tenu.reglages != fichier.reglages:
            return False
        tenu.apercu = {**lu, "reglages": fichier.reglages, "le": timezone.now()}
        tenu.save(update_fields=["apercu"])
    return True


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
