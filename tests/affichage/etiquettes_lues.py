"""A PDF of labels as a scanner and a ruler read it."""

from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from petiterockette.etiquettes import Gabarit

# What an office printer draws.
PAR_POUCE = 300
MM = 25.4 / 72


@dataclass(frozen=True)
class Feuille:
    """A page: its size in mm, and its ink."""

    largeur: float
    hauteur: float
    image: Image.Image

    def case(self, gabarit: Gabarit, rang: int) -> Image.Image:
        """One label, cut out along its edges."""
        return self.image.crop(_pixels(gabarit, rang))

    def hors_des_cases(self, gabarit: Gabarit) -> tuple[int, int, int, int] | None:
        """Where there is ink outside every label, if there is."""
        reste = self.image.copy()
        dessin = ImageDraw.Draw(reste)
        for rang in range(gabarit.par_page):
            gauche, haut, droite, bas = _pixels(gabarit, rang)
            # A line drawn on the edge itself spreads over its neighbour, a twelfth of a mm.
            dessin.rectangle((gauche - 1, haut - 1, droite, bas), fill="white")
        return _encre(reste)


def feuilles(octets: bytes) -> list[Feuille]:
    document = pypdfium2.PdfDocument(octets)
    try:
        return [
            Feuille(
                *(cote * MM for cote in page.get_size()),
                page.render(scale=PAR_POUCE / 72).to_pil().convert("L"),
            )
            for page in document
        ]
    finally:
        document.close()


def scannees(image: Image.Image) -> dict[str, str]:
    """What a scanner finds on a label: {« QR Code »: its text, « Code 128 »: its text}."""
    # A label lies on something: white all around, as much as its neighbours leave.
    entouree = ImageOps.expand(image, 20, 255)
    return {str(lu.format): lu.text for lu in zxingcpp.read_barcodes(entouree)}


def blancs_du_bord(image: Image.Image) -> bool:
    """Whether nothing on a label touches its edge, half a millimetre wide."""
    boite = _encre(image)
    marge = round(0.5 / 25.4 * PAR_POUCE)
    largeur, hauteur = image.size
    return boite is not None and (
        boite[0] >= marge
        and boite[1] >= marge
        and boite[2] <= largeur - marge
        and boite[3] <= hauteur - marge
    )


def _encre(image: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageOps.invert(image).point(lambda gris: 255 if gris > 60 else 0).getbbox()


def _pixels(gabarit: Gabarit, rang: int) -> tuple[int, int, int, int]:
    x, y = gabarit.coin(rang)
    bornes = (x, y, x + gabarit.largeur, y + gabarit.hauteur)
    gauche, haut, droite, bas = (round(um / 25_400 * PAR_POUCE) for um in bornes)
    return gauche, haut, droite, bas
