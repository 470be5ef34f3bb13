"""The papers of an exit, photographed: attached, or taken away for good."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.services.bons import titre
from collecte.matiere.refus import PageDejaServie
from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.photos.images import PhotoPrete, jeter, ranger
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Scan
from ..refus import PapierDejaLa, TropDeScans
from .papiers import exiger_la_tenue, prendre_la_sortie

DOSSIER = "papiers"
SCANS_MAX = 6


def numeriser(
    *, sortie: Sortie, uuid: UUID, photo: PhotoPrete, compte: Compte
) -> tuple[Scan, bool]:
    """Attach the photo of a paper to an exit; returns it and whether it is new.

    Raises ``SortieAnnulee``, ``PapierDejaLa``, ``TropDeScans``, ``PageDejaServie`` or
    ``DroitManquant``.
    """
    exiger_la_tenue(sortie.bon, compte)
    scan, nouveau = faire_ou_relire(
        lambda: _attacher(sortie, uuid, photo, compte), Scan.objects.filter(uuid=uuid).first
    )
    if not nouveau and (scan.sortie_id, scan.empreinte) != (sortie.pk, photo.empreinte):
        raise PageDejaServie()
    return scan, nouveau


def retirer_le_scan(*, scan: Scan, compte: Compte) -> None:
    """Take a scan away for good: it may show another paper, or somebody. Twice is once."""
    bon = scan.sortie.bon
    exiger_la_tenue(bon, compte)
    with transaction.atomic():
        if not Scan.objects.filter(pk=scan.pk).delete()[0]:
            return
        _consigner("collecte.scan.retire", _("%(bon)s : scan retiré"), scan, compte)
        transaction.on_commit(lambda: jeter(scan.cle, DOSSIER))


def _attacher(sortie: Sortie, uuid: UUID, photo: PhotoPrete, compte: Compte) -> Scan:
    prendre_la_sortie(sortie.bon)
    # Before what is already there: the same page sent twice is told by its number.
    if not Scan.objects.filter(uuid=uuid).exists():
        if sortie.scans.filter(empreinte=photo.empreinte).exists():
            raise PapierDejaLa()
        if sortie.scans.count() >= SCANS_MAX:
            raise TropDeScans(n=SCANS_MAX)
    scan = Scan.objects.create(
        uuid=uuid,
        sortie=sortie,
        cle=uuid4(),
        largeur=photo.largeur,
        hauteur=photo.hauteur,
        empreinte=photo.empreinte,
        ajoute_le=timezone.now(),
        compte=compte,
    )
    _consigner("collecte.scan.ajoute", _("%(bon)s : papier photographié"), scan, compte)
    # The files last: nothing refuses any more once they are written.
    ranger(photo, scan.cle, DOSSIER)
    return scan


def _consigner(code: str, phrase: str, scan: Scan, compte: Compte) -> None:
    bon = scan.sortie.bon
    consigner(
        code,
        phrase % {"bon": titre(bon)},
        {"bon": bon.pk, "scan": str(scan.cle), "empreinte": scan.empreinte},
        lieu=bon.lieu_id,
        compte=compte.pk,
        par=compte.personne_id,
    )
