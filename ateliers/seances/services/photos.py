"""Photos of a séance: kept with what their faces allow, taken away as soon as somebody asks."""

from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.photos.images import PhotoPrete, jeter, ranger
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import ans_apres

from ..models import Photo, Seance
from ..models.photos import DOSSIER
from ..refus import AccordsADire, PasEncoreDePhoto, PhotoDejaLa, SeanceAnnulee, TropDePhotos
from .presences import ACCUEILLIR
from .seances import noter

PHOTOS_MAX = 6
# How long faces are kept, in years: what an agreement covers, what a team remembers.
ANS = {Photo.Droits.ACCORDS: 3, Photo.Droits.EQUIPE: 1}


def photographier(
    *, seance: Seance, uuid: UUID, photo: PhotoPrete, droits: str, accords: str = "", compte: Compte
) -> tuple[Photo, bool]:
    """Keep a photo of a séance that began; returns it and whether it is new.

    ``accords``: where the written agreements of those one recognises are kept. Raises
    ``AccordsADire``, ``PhotoDejaLa``, ``TropDePhotos``, ``PasEncoreDePhoto``, ``SeanceAnnulee``
    or ``DroitManquant``.
    """
    exiger(compte, ACCUEILLIR, seance.lieu, seance.pole)
    accords = " ".join(accords.split())[:120]
    signes = droits == Photo.Droits.ACCORDS
    if signes and not accords:
        raise AccordsADire(champs={"accords": str(AccordsADire.texte)})

    def geste() -> Photo:
        la_seance = Seance.objects.select_for_update().get(pk=seance.pk)
        if deja := _deja(uuid, seance):
            return deja
        _juger(la_seance, photo)
        jour = timezone.localdate(la_seance.debut)
        ans = ANS.get(Photo.Droits(droits))
        prise = Photo(
            uuid=uuid,
            seance=la_seance,
            cle=uuid4(),
            largeur=photo.largeur,
            hauteur=photo.hauteur,
            empreinte=photo.empreinte,
            droits=droits,
            accords=accords if signes else "",
            terme=ans_apres(jour, ans) if ans else None,
            le=timezone.now(),
            par=compte.personne_id,
            compte=compte,
        )
        prise.full_clean()
        prise.save(force_insert=True)
        phrase = _("Photo de %(quoi)s : %(droits)s") % {
            "quoi": la_seance,
            "droits": prise.get_droits_display(),
        }
        dit = {"photo": str(prise.cle), "empreinte": prise.empreinte, "droits": droits}
        noter("seances.photo.ajoutee", phrase, la_seance, compte, **dit)
        # The files last: nothing refuses any more once they are written.
        ranger(photo, prise.cle, DOSSIER)
        return prise

    return faire_ou_relire(geste, lambda: _deja(uuid, seance))


@transaction.atomic
def retirer_la_photo(*, photo: Photo, motif: str, compte: Compte) -> None:
    """Take a photo away for good, and say why; twice is once. Raises ``DroitManquant``."""
    exiger(compte, ACCUEILLIR, photo.seance.lieu, photo.seance.pole)
    if not Photo.objects.filter(pk=photo.pk).delete()[0]:
        return
    phrase = _("Photo de %(quoi)s retirée : %(motif)s") % {"quoi": photo.seance, "motif": motif}
    dit = {"photo": str(photo.cle), "empreinte": photo.empreinte, "motif": motif}
    noter("seances.photo.retiree", phrase, photo.seance, compte, **dit)
    transaction.on_commit(partial(jeter, photo.cle, DOSSIER))


@transaction.atomic
def effacer_les_photos(jour: date) -> int:
    """Efface the photos whose term is over; how many."""
    echues = Photo.objects.filter(terme__lt=jour)
    cles = list(echues.values_list("cle", flat=True))
    if not cles:
        return 0
    echues.delete()
    consigner(
        "seances.photos.effacees",
        ngettext(
            "%(n)d photo de séance effacée à son terme",
            "%(n)d photos de séances effacées à leur terme",
            len(cles),
        )
        % {"n": len(cles)},
        {"photos": [str(cle) for cle in cles]},
    )
    for cle in cles:
        transaction.on_commit(partial(jeter, cle, DOSSIER))
    return len(cles)


def _juger(seance: Seance, photo: PhotoPrete) -> None:
    if seance.annulee_le:
        raise SeanceAnnulee()
    if timezone.now() < seance.debut:
        raise PasEncoreDePhoto()
    if seance.photos.filter(empreinte=photo.empreinte).exists():
        raise PhotoDejaLa(champs={"photo": str(PhotoDejaLa.texte)})
    if seance.photos.count() >= PHOTOS_MAX:
        phrase = str(TropDePhotos(n=PHOTOS_MAX))
        raise TropDePhotos(champs={"photo": phrase}, n=PHOTOS_MAX)


def _deja(uuid: UUID, seance: Seance) -> Photo | None:
    return Photo.objects.filter(uuid=uuid, seance=seance).first()
