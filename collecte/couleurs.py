"""Colours of categories: what can be read on them. Pure arithmetic of WCAG 2."""

from django.utils.translation import gettext_lazy as _

MOTIFS = (
    ("uni", _("uni")),
    ("biais", _("biais")),
    ("contrebiais", _("biais à l’envers")),
    ("lignes", _("lignes")),
    ("droites", _("droites")),
    ("pois", _("pois")),
    ("carreaux", _("carreaux")),
    ("grille", _("grille")),
)

BLANC, ENCRE = "#ffffff", "#16100c"


def luminance(couleur: str) -> float:
    """Relative luminance of « #rrvvbb », 0 to 1 (WCAG 2.2, « relative luminance »)."""

    def lineaire(octet: int) -> float:
        c = octet / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, v, b = (lineaire(int(couleur[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def contraste(une: str, autre: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, « contrast ratio »)."""
    clair, sombre = sorted((luminance(une), luminance(autre)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def couleur_lisible(couleur: str) -> str:
    """White or dark ink, whichever reads better on ``couleur`` (at least 4.3:1)."""
    return max((BLANC, ENCRE), key=lambda encre: contraste(couleur, encre))
