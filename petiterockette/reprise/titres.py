"""What a text alone on its row may be: a title that tells of the rows under it. Pure."""

from collections.abc import Callable

from petiterockette.mots.chercher import plier

from .mots import Listes
from .periodes import est_une_periode

EstTitre = Callable[[str, Listes], bool]


def une_periode(texte: str, _listes: Listes) -> bool:
    """A year, or a month."""
    return est_une_periode(texte)


def un_mot(liste: str) -> EstTitre:
    """A word that a list knows for sure."""
    return lambda texte, listes: bool(listes[liste].sure(plier(texte)))


def l_un_ou_l_autre(*titres: EstTitre) -> EstTitre:
    return lambda texte, listes: any(est_titre(texte, listes) for est_titre in titres)


# A year, a month, or a site.
UNE_PERIODE_OU_UN_LIEU = l_un_ou_l_autre(une_periode, un_mot("lieu"))
