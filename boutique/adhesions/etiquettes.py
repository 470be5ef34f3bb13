"""Cards on paper: ten on an A4 sheet, of the size of a bank card."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.affichage.impression.etiquettes import Etiquette
from petiterockette.etiquettes import Gabarit

from .codes import lisible
from .models import Carte

# 85 × 54 mm, two by five, marks of nobody's brand: to cut, or on pre-cut sheets of that size.
CARTES = Gabarit(
    page_largeur=210_000,
    page_hauteur=297_000,
    gauche=15_000,
    haut=13_500,
    largeur=85_000,
    hauteur=54_000,
    colonnes=2,
    lignes=5,
    ecart_x=10_000,
)


def adresse_publique(carte: Carte) -> str:
    """The unguessable address of a card."""
    return settings.ADRESSE_PUBLIQUE + reverse("adhesions:carte_publique", args=[carte.code])


def etiquette_de(carte: Carte, maison: str) -> Etiquette:
    """What a printed card says: whose house, its number, a first name if there is one."""
    prenom = carte.prenom
    return Etiquette(
        nom=maison,
        grand=prenom or _("Carte nº\u00a0%(n)d") % {"n": carte.pk},
        mention=_("carte d’adhérent nº\u00a0%(n)d") % {"n": carte.pk} if prenom else "",
        pied=lisible(carte.code),
        barres=carte.code,
        qr=adresse_publique(carte),
    )
