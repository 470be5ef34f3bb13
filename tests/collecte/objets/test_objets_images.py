"""Photos are judged by what they hold; what is stored tells nothing but the picture."""

import io
import random
import struct
import zlib
from uuid import uuid4

import pytest
from PIL import Image

from petiterockette.photos import images
from petiterockette.photos.images import OCTETS_MAX, jeter, preparer_la_photo, ranger
from petiterockette.photos.refus import PhotoIllisible, PhotoTropGrande, PhotoTropLourde
from tests.collecte.objets.suivis import une_image


def preparer(contenu: bytes):
    return preparer_la_photo(io.BytesIO(contenu), len(contenu))


def ouverte(contenu: bytes) -> Image.Image:
    return Image.open(io.BytesIO(contenu))


@pytest.mark.parametrize("genre", ["JPEG", "MPO", "PNG", "WEBP"])
def test_les_images_d_un_telephone_deviennent_deux_jpeg(genre):
    photo = preparer(une_image(2_000, 1_000, genre))

    grande, vignette = ouverte(photo.grande), ouverte(photo.vignette)
    assert (grande.format, grande.size) == ("JPEG", (1_600, 800))
    assert (vignette.format, vignette.size) == ("JPEG", (320, 160))
    assert (photo.largeur, photo.hauteur) == (1_600, 800)


def test_une_petite_image_n_est_pas_agrandie():
    assert ouverte(preparer(une_image(64, 48)).grande).size == (64, 48)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK"])
def test_gris_palette_et_encres_se_lisent(mode):
    genre = "JPEG" if mode in {"L", "CMYK"} else "PNG"

    assert ouverte(preparer(une_image(genre=genre, mode=mode)).grande).mode == "RGB"


def test_ce_qui_est_transparent_devient_blanc():
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    sortie = io.BytesIO()
    image.save(sortie, "PNG")

    assert ouverte(preparer(sortie.getvalue()).grande).getpixel((20, 20)) == (255, 255, 255)


def test_une_photo_prise_debout_reste_debout_et_perd_son_lieu_et_sa_date():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the left by whoever held the phone
    exif[0x0132] = "2026:11:25 09:00:00"
    exif[0x010F] = "TELEPHONE-DE-QUELQU-UN"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (48.0, 51.0, 24.0)
    contenu = une_image(80, 40, exif=exif, comment=b"COMMENTAIRE-CACHE")
    assert b"TELEPHONE-DE-QUELQU-UN" in contenu

    photo = preparer(contenu)

    for octets in (photo.grande, photo.vignette):
        image = ouverte(octets)
        assert image.size == (40, 80)
        assert not image.getexif()
        assert "comment" not in image.info
        for secret in (b"TELEPHONE", b"COMMENTAIRE", b"Exif", b"2026:11"):
            assert secret not in octets
    # The red top of the picture is on the right once it stands.
    rouge, _vert, bleu = ouverte(photo.grande).getpixel((35, 40))
    assert rouge > bleu


def test_ce_qui_se_cache_derriere_l_image_est_perdu():
    photo = preparer(une_image() + b"<script>alert(1)</script>" + b"PK\x03\x04" * 20)

    assert b"script" not in photo.grande
    assert b"PK\x03\x04" not in photo.grande


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"bonjour",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\x00" * 40,
        b"%PDF-1.7\n" + b"0" * 200,
        b"\xff\xd8\xff\xe0" + b"\x00" * 500,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        une_image()[: len(une_image()) // 2],
        une_image(400, 300)[:-400],
        une_image(genre="PNG")[:60],
        une_image(genre="WEBP")[:40],
        une_image(genre="GIF"),
        une_image(genre="BMP"),
        une_image(genre="TIFF"),
    ],
)
def test_ce_qui_n_est_pas_une_photo_entiere_est_refuse(contenu):
    with pytest.raises(PhotoIllisible, match="n’est pas une photo entière"):
        preparer(contenu)


def test_des_octets_abimes_sont_refuses_ou_lus_jamais_autre_chose():
    de = random.Random(20)
    for genre in ("JPEG", "PNG", "WEBP"):
        bonne = une_image(60, 40, genre)
        for _ in range(150):
            abimee = bytearray(bonne)
            for _ in range(de.randint(1, 12)):
                abimee[de.randrange(len(abimee))] = de.randrange(256)
            try:
                preparer(bytes(abimee))
            except (PhotoIllisible, PhotoTropGrande):
                continue


def _png_de(largeur: int, hauteur: int) -> bytes:
    """A PNG of a few bytes that says it is huge: one bit a pixel, all white."""

    def bloc(nom: bytes, corps: bytes) -> bytes:
        return (
            struct.pack(">I", len(corps)) + nom + corps + struct.pack(">I", zlib.crc32(nom + corps))
        )

    tete = bloc(b"IHDR", struct.pack(">IIBBBBB", largeur, hauteur, 1, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + tete
        + bloc(b"IDAT", zlib.compress(b"\x00" * 1_000))
        + bloc(b"IEND", b"")
    )


@pytest.mark.parametrize("cote", [5_001, 8_000, 10_000, 30_000])
def test_une_bombe_est_refusee_avant_d_etre_ouverte(cote):
    with pytest.raises(PhotoTropGrande, match="millions de points"):
        preparer(_png_de(cote, cote))


def test_une_photo_de_cinquante_millions_de_points_passe():
    photo = preparer(une_image(8_192, 6_144))

    assert (photo.largeur, photo.hauteur) == (1_600, 1_200)


def test_un_envoi_de_quarante_megaoctets_est_refuse_sans_etre_lu(monkeypatch):
    def lu(*_):
        raise AssertionError("lu")

    monkeypatch.setattr(images.Image, "open", lu)

    with pytest.raises(PhotoTropLourde, match=r"pèse 40 Mo.: 20 Mo au plus"):
        preparer_la_photo(io.BytesIO(b""), 40_000_000)


def test_juste_sous_la_limite_passe():
    image = une_image()
    contenu = image + b"\x00" * (OCTETS_MAX - len(image))

    assert preparer(contenu).largeur == 64


def test_la_copie_rendue_a_la_page_tient_dans_un_champ():
    bruit = Image.effect_noise((1_700, 1_700), 120).convert("RGB")
    sortie = io.BytesIO()
    bruit.save(sortie, "JPEG", quality=92)

    rendue = preparer(sortie.getvalue()).rendue()

    assert max(ouverte(rendue).size) == 1_280
    assert len(rendue) * 4 // 3 < 2_400_000


def test_les_fichiers_ne_se_lisent_que_par_le_produit(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "photos"
    cle = uuid4()

    ranger(preparer(une_image()), cle)

    fichiers = [f for f in settings.MEDIA_ROOT.rglob("*") if f.is_file()]
    assert len(fichiers) == 2
    assert {f.stat().st_mode & 0o777 for f in fichiers} == {0o600}
    jeter(cle)
    assert not [f for f in settings.MEDIA_ROOT.rglob("*") if f.is_file()]
