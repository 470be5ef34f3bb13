"""Small pictures of furniture and appliances, drawn so that the demo holds no real photo."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from petiterockette.photos.images import PhotoPrete, preparer_la_photo

LARGEUR, HAUTEUR, SOL = 640, 480, 380
MURS = ("#e9dfcf", "#d7e0dc", "#efe6d2", "#dcd6e2", "#e4d3c2")
BOIS = ("#8a5a3c", "#a97c45", "#6e4a32", "#c69c6d")
COULEURS = ("#0f7a3d", "#2a66b8", "#c2350f", "#4b3b2f", "#7d8aa0", "#b07a00")
TRAIT = "#2a1b16"


def dessiner(dessin: str, de: Random) -> PhotoPrete:
    """A picture of one kind of thing, in colours drawn with ``de``."""
    image = Image.new("RGB", (LARGEUR, HAUTEUR), de.choice(MURS))
    crayon = ImageDraw.Draw(image)
    crayon.rectangle((0, SOL, LARGEUR, HAUTEUR), fill="#b99b78")
    for x in range(0, LARGEUR, 80):
        crayon.line((x, SOL, x - 40, HAUTEUR), fill="#9c7f5e", width=2)
    crayon.ellipse((150, SOL + 8, 490, SOL + 48), fill="#8f7355")
    _DESSINS[dessin](crayon, de)
    sortie = BytesIO()
    image.save(sortie, "JPEG", quality=85)
    return preparer_la_photo(sortie, len(sortie.getvalue()))


def _meuble(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    bois, tiroirs = de.choice(BOIS), de.randint(2, 4)
    crayon.rectangle((160, 130, 480, SOL + 10), fill=bois, outline=TRAIT, width=5)
    haut = (SOL + 10 - 130) // tiroirs
    for n in range(tiroirs):
        y = 130 + n * haut
        crayon.rectangle((174, y + 12, 466, y + haut - 8), outline=TRAIT, width=3)
        crayon.ellipse((308, y + haut // 2 - 8, 332, y + haut // 2 + 12), fill="#f4e9d6")
    for x in (172, 444):
        crayon.rectangle((x, SOL + 10, x + 24, SOL + 44), fill=bois, outline=TRAIT, width=3)


def _siege(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    tissu, bois = de.choice(COULEURS), de.choice(BOIS)
    for x in (210, 410):
        crayon.rectangle((x, 290, x + 20, SOL + 40), fill=bois, outline=TRAIT, width=3)
    crayon.rounded_rectangle((206, 90, 434, 270), 26, fill=tissu, outline=TRAIT, width=5)
    crayon.rounded_rectangle((186, 260, 454, 316), 18, fill=tissu, outline=TRAIT, width=5)


def _porte(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    teinte = de.choice(("#f5f5f2", "#d9dde0", "#3b3f45"))
    crayon.rounded_rectangle((220, 60, 420, SOL + 36), 14, fill=teinte, outline=TRAIT, width=5)
    crayon.line((220, 170, 420, 170), fill=TRAIT, width=5)
    for haut, bas in ((90, 150), (200, 300)):
        crayon.rounded_rectangle((236, haut, 248, bas), 5, fill="#8a8f94", outline=TRAIT, width=2)


def _hublot(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    crayon.rounded_rectangle((190, 90, 450, SOL + 36), 14, fill="#f5f5f2", outline=TRAIT, width=5)
    crayon.line((190, 150, 450, 150), fill=TRAIT, width=4)
    crayon.ellipse((380, 106, 412, 138), fill=de.choice(COULEURS), outline=TRAIT, width=3)
    crayon.ellipse((226, 176, 414, 364), fill="#c8cdd2", outline=TRAIT, width=5)
    crayon.ellipse((252, 202, 388, 338), fill="#3f5f78", outline=TRAIT, width=4)


def _ecran(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    crayon.rounded_rectangle((120, 110, 520, 330), 12, fill="#22262b", outline=TRAIT, width=5)
    crayon.rectangle((138, 128, 502, 312), fill=de.choice(("#2a4a66", "#1f2f3f", "#39505a")))
    crayon.polygon((138, 312, 138, 240, 300, 128, 372, 128), fill="#456a86")
    crayon.rectangle((300, 330, 340, 386), fill="#22262b")
    crayon.rounded_rectangle((230, 380, 410, 404), 8, fill="#22262b", outline=TRAIT, width=3)


def _velo(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    cadre = de.choice(COULEURS)
    for x in (210, 430):
        crayon.ellipse((x - 90, 210, x + 90, 390), outline=TRAIT, width=10)
        crayon.ellipse((x - 8, 292, x + 8, 308), fill=TRAIT)
    tubes = ((210, 300), (270, 190), (400, 190), (310, 300), (210, 300))
    crayon.line(tubes, fill=cadre, width=14, joint="curve")
    crayon.line((310, 300, 262, 170), fill=cadre, width=14)
    crayon.line((390, 160, 430, 300), fill=cadre, width=14)
    crayon.rounded_rectangle((230, 156, 296, 174), 8, fill=TRAIT)
    crayon.line((372, 150, 430, 142), fill=TRAIT, width=12)


def _boite(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    crayon.rounded_rectangle((130, 270, 510, SOL + 20), 12, fill="#3b3f45", outline=TRAIT, width=5)
    crayon.rectangle((156, 296, 330, 346), fill=de.choice(COULEURS), outline=TRAIT, width=3)
    for x in (372, 434):
        crayon.ellipse((x, 296, x + 46, 342), fill="#d9dde0", outline=TRAIT, width=3)


def _guitare(crayon: ImageDraw.ImageDraw, de: Random) -> None:
    bois = de.choice(BOIS)
    crayon.rectangle((306, 50, 334, 240), fill="#4a3222", outline=TRAIT, width=3)
    crayon.ellipse((250, 190, 390, 310), fill=bois, outline=TRAIT, width=5)
    crayon.ellipse((226, 260, 414, 420), fill=bois, outline=TRAIT, width=5)
    crayon.ellipse((256, 210, 384, 330), fill=bois)
    crayon.ellipse((292, 262, 348, 318), fill=TRAIT)
    for x in (312, 317, 323, 328):
        crayon.line((x, 56, x, 372), fill="#efe6d2", width=2)
    crayon.rectangle((284, 366, 356, 380), fill=TRAIT)


_DESSINS = {
    "meuble": _meuble,
    "siege": _siege,
    "porte": _porte,
    "hublot": _hublot,
    "ecran": _ecran,
    "velo": _velo,
    "boite": _boite,
    "guitare": _guitare,
}
