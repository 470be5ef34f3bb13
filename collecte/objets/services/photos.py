"""The photos of a followed thing: added, or taken away for good."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.entete import Entete
from petiterockette.photos.images import PhotoPrete, jeter, ranger

from ..models import Evenement, Objet, Photo
from ..refus import TropDePhotos
from .evenements import evenement_de, raconter_de, sur

PHOTOS_MAX = 8


def photographier(
    *, entete: Entete, objet: Objet, photo: PhotoPrete, le: datetime | None = None
) -> tuple[Objet, bool]:
    """Add a photo. Raises ``TropDePhotos`` or ``DroitManquant``."""

    def geste(objet: Objet) -> Objet:
        if objet.photos.count() >= PHOTOS_MAX:
            raise TropDePhotos(n=PHOTOS_MAX)
        quand = le or timezone.now()
        cle = inscrire_la_photo(objet, photo, entete, quand)
        resume = _("Photo ajoutée")
        evenement = evenement_de(
            objet, entete, Evenement.Nature.PHOTO, resume, quand, photo=str(cle)
        )
        raconter_de(objet, evenement, entete, "collecte.objet.photographie", resume, le)
        ranger(photo, cle)
        return objet

    return sur(objet, entete, geste)


def retirer_la_photo(*, entete: Entete, photo: Photo) -> tuple[Objet, bool]:
    """Take a photo away for good: it may show somebody, or another thing."""

    def geste(objet: Objet) -> Objet:
        if not Photo.objects.filter(pk=photo.pk).delete()[0]:
            return objet
        resume = _("Photo retirée")
        evenement = evenement_de(
            objet,
            entete,
            Evenement.Nature.PHOTO_RETIREE,
            resume,
            timezone.now(),
            photo=str(photo.cle),
        )
        raconter_de(objet, evenement, entete, "collecte.objet.photo_retiree", resume, None)
        transaction.on_commit(lambda: jeter(photo.cle))
        return objet

    return sur(photo.objet, entete, geste)


def inscrire_la_photo(objet: Objet, photo: PhotoPrete, entete: Entete, quand: datetime) -> UUID:
    """The row of a photo; its files are written once everything else is."""
    cle = uuid4()
    Photo.objects.create(
        uuid=entete.uuid,
        objet=objet,
        cle=cle,
        largeur=photo.largeur,
        hauteur=photo.hauteur,
        prise_le=quand,
    )
    return cle
