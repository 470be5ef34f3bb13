"""A price as grids write it: « 2,50 € », « 3 €/kg », « libre », « les 6 pour 2 € ». Pure."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boutique.articles.models import Article
from petiterockette.mots.chercher import plier
from petiterockette.mots.monnaie import MONTANT_MAX_C
from petiterockette.reprise.grandeurs import EUROS, CaseIllisible

Mode = Article.ModePrix
# What an amount is for, at its end: « 3 €/kg », « 2 € le lot », « 1 € pièce ».
_POUR = re.compile(r"\s*(?:/|le |la |l’|l'|au |par |pour un |pour une )?\s*([a-zéè]+)\s*$", re.I)
_MODES = {
    Mode.AU_KG: ("kg", "kgs", "kilo", "kilos", "poids", "kilogramme"),
    Mode.CONSEILLE: ("piece", "pieces", "unite", "unites", "objet", "article", "u", "pce"),
    Mode.LOT: ("lot", "lots"),
    Mode.LIBRE: ("libre", "libres", "participation"),
}
MODES = {mot: mode for mode, mots in _MODES.items() for mot in mots}
GRATUIT = ("gratuit", "gratuite", "gratuits")


@dataclass(frozen=True)
class Prix:
    """A way of making a price, and its cents; without a mode, the cell does not tell which."""

    mode: str
    cts: int | None


def mode_dit(texte: str) -> str:
    """The way that a head or a cell names, by its words; empty where it names none."""
    return next((MODES[mot] for mot in plier(texte).split() if mot in MODES), "")


def lire_le_prix(texte: str) -> Prix:
    """What a cell says; a free price where it says nothing. Raises ``CaseIllisible``."""
    dit = texte.strip()
    if plier(dit) in GRATUIT:
        return Prix(Mode.CONSEILLE, 0)
    mode = mode_dit(dit)
    if mode == Mode.LIBRE or not plier(dit):
        return Prix(Mode.LIBRE, None)
    if mode and (fin := _POUR.search(dit)):
        dit = dit[: fin.start()]
    cts = EUROS.lire(dit)
    if cts > MONTANT_MAX_C:
        raise CaseIllisible(_("« %(dit)s » : ce montant est trop grand.") % {"dit": dit})
    return Prix(mode, cts)
