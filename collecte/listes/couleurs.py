"""Colours of categories: their patterns, and what can be read on them. Pure."""

from django.utils.translation import gettext_lazy as _

from petiterockette.contrastes import contraste

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


def couleur_lisible(couleur: str) -> str:
    """White or dark ink, whichever reads better on ``couleur`` (at least 4.3:1)."""
    return max((BLANC, ENCRE), key=lambda encre: contraste(couleur, encre))
