"""Labels in millimetres: where each one lies on its paper, and what fits in it. Pure.

Lengths are whole micrometres in what is kept, millimetres in what is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

# The thinnest bar that a till's scanner reads off a cheap printer.
MODULE_MIN = 0.19
MODULE_MAX = 0.5
# What must stay white on each side of the bars, in bars.
SILENCE = 10
INTERLIGNE = 1.2


@dataclass(frozen=True)
class Gabarit:
    """A paper of labels, in µm: its size, the first label's corner, a label, the gaps."""

    page_largeur: int
    page_hauteur: int
    gauche: int
    haut: int
    largeur: int
    hauteur: int
    colonnes: int = 1
    lignes: int = 1
    ecart_x: int = 0
    ecart_y: int = 0

    @property
    def par_page(self) -> int:
        return self.colonnes * self.lignes

    @property
    def droite(self) -> int:
        """Where the last column ends."""
        return self.gauche + self.colonnes * (self.largeur + self.ecart_x) - self.ecart_x

    @property
    def bas(self) -> int:
        """Where the last row ends."""
        return self.haut + self.lignes * (self.hauteur + self.ecart_y) - self.ecart_y

    def coin(self, rang: int) -> tuple[int, int]:
        """The top left corner of a label, counted from 0, row after row."""
        ligne, colonne = divmod(rang, self.colonnes)
        return (
            self.gauche + colonne * (self.largeur + self.ecart_x),
            self.haut + ligne * (self.hauteur + self.ecart_y),
        )

    def places(self, nombre: int, depart: int = 1) -> Iterator[tuple[int, int]]:
        """The page and the rank in it of so many labels, from the place ``depart`` on."""
        for n in range(depart - 1, depart - 1 + nombre):
            yield divmod(n, self.par_page)

    def pages(self, nombre: int, depart: int = 1) -> int:
        return -(-(nombre + depart - 1) // self.par_page)


@dataclass(frozen=True)
class Disposition:
    """What goes where in a label, in mm from its corner; a module of 0: no bars there."""

    marge: float
    haut: float
    qr: float
    mots: float
    barres: float
    module: float
    code: float
    prix: float
    nom: float
    lignes_du_nom: int


def disposer(
    largeur: float, hauteur: float, *, modules: int, nom: str, prix: str, mention: str = ""
) -> Disposition:
    """Lay out a label of so many mm: words and QR above, bars and what they say below.

    ``modules``: how many bars and spaces the Code 128 has. The price is as large as it can;
    the name takes the lines that are left, smaller if it is long.
    """
    marge = _borner(min(largeur, hauteur) * 0.07, 1.2, 3)
    w, h = largeur - 2 * marge, hauteur - 2 * marge
    module = min(MODULE_MAX, w / modules, largeur / (modules + 2 * SILENCE))
    if module < MODULE_MIN:
        module = 0
    barres = _borner(h * 0.26, 4.5, 12) if module else 0
    code = _borner(h * 0.1, 1.9, 3)
    haut = h - barres - INTERLIGNE * code - 0.6
    qr = min(haut, w * 0.42, 26)
    mots = w - qr - 1.2
    taille = min(haut * 0.46, 14, mots / (_largeur(prix) + 0.45 * _largeur(mention)))
    reste = haut - INTERLIGNE * taille
    corps, lignes = _corps_du_nom(nom, mots, reste)
    return Disposition(marge, haut, qr, mots, barres, module, code, taille, corps, lignes)


def _corps_du_nom(nom: str, mots: float, reste: float) -> tuple[float, int]:
    """The largest letters in which a name fits, and how many lines it may take."""
    corps = _borner(reste / INTERLIGNE, 1.8, 4.4)
    while corps > 1.8:
        # Plain letters are a tenth narrower than bold ones; a line loses a part of its last word.
        lignes = int(reste / (INTERLIGNE * corps))
        if lignes and _largeur(nom) * corps * (1.1 if lignes > 1 else 0.95) <= lignes * mots:
            return corps, lignes
        corps -= 0.1
    return 1.8, max(1, int(reste / (INTERLIGNE * 1.8)))


def _largeur(texte: str) -> float:
    """How wide a text is in bold DejaVu Sans, in times its size; rather more than less."""
    return sum(_LARGEURS.get(lettre, 0.72) for lettre in texte)


_LARGEURS = dict.fromkeys("0123456789€", 0.7) | dict.fromkeys(",./", 0.38)
_LARGEURS |= dict.fromkeys("mwMW&@%<>+=œæŒÆ—…", 1.05)
_LARGEURS |= dict.fromkeys(" \u00a0i’", 0.35)


def _borner(valeur: float, bas: float, haut: float) -> float:
    return max(bas, min(valeur, haut))
