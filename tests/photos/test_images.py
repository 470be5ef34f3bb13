"""Photos from outside: judged by their content, drawn again, stripped of all else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from petiterockette.photos import images
from petiterockette.photos.images import reencoder
from petiterockette.photos.refus import ImageIllisible, ImageTropLourde
from tests.fabriques_tournees import une_image


def lire(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_une_photo_devient_un_jpeg(format):
    image = lire(reencoder(une_image(format)))

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (40, 30))


def test_une_grande_photo_est_reduite():
    assert lire(reencoder(une_image(taille=(3000, 1000)))).size == (1280, 426)


def test_ou_et_quand_elle_fut_prise_s_oublie_et_elle_reste_droite():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "Chez Ursule"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    photo = une_image(exif=exif.tobytes(), comment=b"12 rue du Puits-Fleuri")

    jpeg = reencoder(photo)

    assert lire(jpeg).size == (30, 40)
    assert dict(lire(jpeg).getexif()) == {}
    assert b"Ursule" not in jpeg
    assert b"Puits" not in jpeg


def test_ce_qui_est_transparent_devient_blanc():
    sortie = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(sortie, "PNG")

    jpeg = reencoder(SimpleUploadedFile("vide.png", sortie.getvalue()))

    assert lire(jpeg).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("nom", "contenu"),
    [
        ("page.jpg", b"<script>alert(1)</script>"),
        ("photo.jpg", b""),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_ce_qui_n_est_pas_une_photo_est_refuse_quoi_qu_en_dise_son_nom(nom, contenu):
    with pytest.raises(ImageIllisible, match=nom[:4]):
        reencoder(SimpleUploadedFile(nom, contenu, content_type="image/jpeg"))


@pytest.mark.parametrize("format", ["GIF", "BMP", "TIFF"])
def test_un_autre_format_est_refuse(format):
    with pytest.raises(ImageIllisible):
        reencoder(une_image(format))


def test_une_photo_coupee_est_refusee():
    entiere = une_image(taille=(400, 300)).read()

    with pytest.raises(ImageIllisible):
        reencoder(SimpleUploadedFile("photo.jpg", entiere[: len(entiere) // 2]))


def test_une_image_qui_cache_des_gigaoctets_est_refusee_sans_etre_depliee(monkeypatch):
    monkeypatch.setattr(images, "PIXELS_MAX_ENTIERS", 1_000)

    with pytest.raises(ImageIllisible):
        reencoder(une_image("PNG"))


def test_une_photo_trop_lourde_est_refusee(monkeypatch):
    monkeypatch.setattr(images, "POIDS_MAX", 100)

    with pytest.raises(ImageTropLourde, match="10 Mo"):
        reencoder(une_image())
