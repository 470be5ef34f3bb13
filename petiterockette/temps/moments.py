"""A day or a month as people say it: « hier », « samedi », « 12/11 », « novembre 2025 ». Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from petiterockette.mots.chercher import plier

from .dates import date_format, fin_du_mois
from .raccourcis import JOUR, Raccourci, raccourcis

MOIS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet"),
    *("aout", "septembre", "octobre", "novembre", "decembre"),
)
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PASSES = {"aujourd hui": 0, "hier": 1, "avant hier": 2}
LETTRES_MIN = 3
PREMIERE_ANNEE = 2000
# How far back a day that is said without its year is looked for: a 29 February, eight years.
ANNEES_MAX = 8

_CHIFFRES = re.compile(
    r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?|(\d{1,2})[.-](\d{1,2})[.-](\d{4})", re.ASCII
)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_MOIS_ANNEE = re.compile(r"(\d{1,2})[/-](\d{4})", re.ASCII)
_EN_LETTRES = re.compile(r"(?:(\d{1,2})(?:er)? )?([a-z]+)(?: (\d{4}))?")
_ARTICLES = re.compile(r"^(?:le|la|l|du|en) ")
_LE_MOIS_DE = re.compile(r"^mois (?:de |d )?")


class _Dit(NamedTuple):
    """What was said of a day; no ``jour``: the whole month; no ``an``: the last one that began."""

    jour: int | None
    mois: int
    an: int | None


def lire_le_moment(texte: str, aujourd_hui: date) -> Raccourci | None:
    """The day or the month that some words say, its name in full; None for any other words.

    Without its year, it is the last one that began; nothing is said of what has not begun.
    """
    mots = _ARTICLES.sub("", plier(texte), count=1)
    if (avant := PASSES.get(mots)) is not None:
        return _un_jour(aujourd_hui - avant * JOUR)
    if (jour := mots.removesuffix(" dernier")) in JOURS:
        ecart = (aujourd_hui.weekday() - JOURS.index(jour)) % 7 or 7
        return _un_jour(aujourd_hui - timedelta(days=ecart))
    if nomme := next(_nommes(mots, aujourd_hui), None):
        return nomme
    dit = _en_chiffres(texte.strip()) or _en_lettres(_LE_MOIS_DE.sub("", mots, count=1))
    return _situer(dit, aujourd_hui) if dit else None


def _un_jour(jour: date) -> Raccourci:
    return Raccourci(date_format(jour, "l j F Y"), "jour", jour, jour)


def _nommes(mots: str, aujourd_hui: date) -> Iterator[Raccourci]:
    """« Le mois dernier », « Cette année »: those of the buttons, two words at least."""
    for r in raccourcis(aujourd_hui):
        if mots.count(" ") and _ARTICLES.sub("", plier(r.nom), count=1).startswith(mots):
            yield r


def _en_chiffres(texte: str) -> _Dit | None:
    if t := _CHIFFRES.fullmatch(texte):
        jour, mois, an = t[1] or t[4], t[2] or t[5], t[3] or t[6]
        return _Dit(int(jour), int(mois), 2000 + int(an) % 2000 if an else None)
    if t := _ISO.fullmatch(texte):
        return _Dit(_entier(t[3]), int(t[2]), int(t[1]))
    if t := _MOIS_ANNEE.fullmatch(texte):
        return _Dit(None, int(t[1]), int(t[2]))
    return None


def _en_lettres(mots: str) -> _Dit | None:
    """« 12 nov », « novembre 2025 »; a month alone is said in full: « mar » begins many words."""
    premier, _espace, suite = mots.partition(" ")
    trouve = _EN_LETTRES.fullmatch(suite if premier in JOURS else mots)
    if not trouve or len(trouve[2]) < LETTRES_MIN:
        return None
    jour, nom, an = trouve.groups()
    seul = not jour and not an
    rangs = [n for n, m in enumerate(MOIS, 1) if (m == nom if seul else m.startswith(nom))]
    return _Dit(_entier(jour), rangs[0], _entier(an)) if len(rangs) == 1 else None


def _entier(chiffres: str | None) -> int | None:
    return int(chiffres) if chiffres else None


def _situer(dit: _Dit, aujourd_hui: date) -> Raccourci | None:
    ans = [dit.an] if dit.an else range(aujourd_hui.year, aujourd_hui.year - ANNEES_MAX - 1, -1)
    for an in ans:
        try:
            jour = date(an, dit.mois, 1 if dit.jour is None else dit.jour)
        except ValueError:
            continue
        if jour <= aujourd_hui and an >= PREMIERE_ANNEE:
            return _un_mois(jour) if dit.jour is None else _un_jour(jour)
    return None


def _un_mois(debut: date) -> Raccourci:
    return Raccourci(date_format(debut, "F Y"), "mois", debut, fin_du_mois(debut))
