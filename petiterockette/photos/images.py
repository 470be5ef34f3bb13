"""Photos: judged by what they hold, turned upright, rid of what they tell, written again.

Nothing of the file that came in is kept: neither its name, nor where and when the picture
was taken, nor what may hide behind it. What is stored is a JPEG that this module made.
"""

import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, cast
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from petiterockette.photos.fichiers import fichiers_de
from petiterockette.photos.refus import (
    ImageIllisible,
    ImageTropLourde,
    PhotoIllisible,
    PhotoTropGrande,
    PhotoTropLourde,
)

OCTETS_MAX = 20_000_000
# One of the several that a public form takes.
POIDS_MAX = 10 * 1024 * 1024
# A JPEG is made smaller while it is read; the others are read whole first.
PIXELS_MAX, PIXELS_MAX_ENTIERS = 60_000_000, 25_000_000
GRANDE, VIGNETTE = 1_600, 320
# What a page gives back when something else on it was wrong: small enough for a hidden field.
RENDUE = 1_280
FORMATS = ("JPEG", "PNG", "WEBP")
# What Pillow raises on files that are not, or no longer, pictures.
_ILLISIBLE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
)
_BOMBE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class PhotoPrete:
    """A picture ready to be stored: its two JPEGs. ``empreinte`` is that of what came in."""

    grande: bytes
    vignette: bytes
    largeur: int
    hauteur: int
    empreinte: str

    def __str__(self) -> str:
        return self.empreinte

    def rendue(self) -> bytes:
        """A lighter copy, for a page to give back."""
        with Image.open(BytesIO(self.grande), formats=["JPEG"]) as image:
            return _jpeg(_reduite(image, RENDUE), qualite=75)


def preparer_la_photo(fichier: BinaryIO, octets: int) -> PhotoPrete:
    """Read an uploaded file of ``octets`` bytes; nothing is stored.

    Raises ``PhotoTropLourde``, ``PhotoTropGrande`` or ``PhotoIllisible``.
    """
    if octets > OCTETS_MAX:
        raise PhotoTropLourde(mo=-(-octets // 1_000_000), max=OCTETS_MAX // 1_000_000)
    fichier.seek(0)
    contenu = fichier.read(OCTETS_MAX + 1)
    try:
        with Image.open(BytesIO(contenu), formats=FORMATS) as image:
            maximum = PIXELS_MAX if image.format in ("JPEG", "MPO") else PIXELS_MAX_ENTIERS
            if image.width * image.height > maximum:
                raise PhotoTropGrande(millions=maximum // 1_000_000)
            grande = _droite(image)
    except _BOMBE:
        raise PhotoTropGrande(millions=PIXELS_MAX // 1_000_000) from None
    except _ILLISIBLE:
        raise PhotoIllisible() from None
    return PhotoPrete(
        grande=_jpeg(grande, qualite=82),
        vignette=_jpeg(_reduite(grande, VIGNETTE), qualite=78),
        largeur=grande.width,
        hauteur=grande.height,
        empreinte=hashlib.sha256(contenu).hexdigest(),
    )


def reencoder(fichier: UploadedFile) -> bytes:
    """The JPEG of one photo among several: a refusal says which.

    Raises ``ImageIllisible`` or ``ImageTropLourde``.
    """
    nom, octets = str(fichier.name or "")[:60], fichier.size or 0
    if octets > POIDS_MAX:
        raise ImageTropLourde(nom=nom)
    try:
        return preparer_la_photo(cast(BinaryIO, fichier), octets).rendue()
    except (PhotoIllisible, PhotoTropGrande):
        raise ImageIllisible(nom=nom) from None


def ranger(photo: PhotoPrete, cle: UUID, dossier: str = "objets") -> None:
    """Write both files of a photo under its key, or none: the last thing its gesture does."""
    try:
        for taille, nom in fichiers_de(cle, dossier).items():
            default_storage.save(nom, ContentFile(getattr(photo, taille)))
    except OSError:
        jeter(cle, dossier)
        raise


def jeter(cle: UUID, dossier: str = "objets") -> None:
    """Remove the files of a photo; those that are not there are no matter."""
    for nom in fichiers_de(cle, dossier).values():
        default_storage.delete(nom)


def _droite(image: Image.Image) -> Image.Image:
    """At its stored size, upright, on white, with nothing but its pixels."""
    image.thumbnail((GRANDE, GRANDE))
    droite = ImageOps.exif_transpose(image)
    if droite.mode in ("RGBA", "LA", "PA") or "transparency" in droite.info:
        droite = droite.convert("RGBA")
        propre = Image.new("RGB", droite.size, "white")
        propre.paste(droite, mask=droite.getchannel("A"))
        return propre
    propre = Image.new("RGB", droite.size)
    propre.paste(droite.convert("RGB"))
    return propre


def _reduite(image: Image.Image, cote: int) -> Image.Image:
    petite = image.copy()
    petite.thumbnail((cote, cote))
    return petite


def _jpeg(image: Image.Image, qualite: int) -> bytes:
    sortie = BytesIO()
    image.save(sortie, "JPEG", quality=qualite, optimize=True, progressive=True)
    return sortie.getvalue()
