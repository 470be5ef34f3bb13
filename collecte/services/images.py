"""Photos that come from outside: judged by their content, drawn again, stripped of all else."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from ..refus import ImageIllisible, ImageTropLourde

POIDS_MAX = 10 * 1024 * 1024
PIXELS_MAX = 60_000_000
COTE_MAX = 1280
FORMATS = ("JPEG", "PNG", "WEBP")


def reencoder(fichier: Any) -> bytes:
    """The JPEG of an uploaded photo, upright, 1280 px at most, without its metadata.

    Its name and announced type are not believed. Raises ``ImageIllisible`` or
    ``ImageTropLourde``.
    """
    nom = str(getattr(fichier, "name", ""))[:60]
    if fichier.size > POIDS_MAX:
        raise ImageTropLourde(nom=nom)
    try:
        with Image.open(fichier, formats=FORMATS) as image:
            # Judged before it is unfolded: a few kilobytes may hide gigabytes.
            if image.width * image.height > PIXELS_MAX:
                raise ImageIllisible(nom=nom)
            image.draft("RGB", (COTE_MAX, COTE_MAX))
            return _dessiner(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise ImageIllisible(nom=nom) from None


def _dessiner(image: Image.Image) -> bytes:
    """The pixels alone, on white where there were none."""
    droite = ImageOps.exif_transpose(image)
    droite.thumbnail((COTE_MAX, COTE_MAX))
    opaque = Image.new("RGB", droite.size, "white")
    rgba = droite.convert("RGBA")
    opaque.paste(rgba, mask=rgba)
    sortie = BytesIO()
    opaque.save(sortie, "JPEG", quality=80, optimize=True)
    return sortie.getvalue()
