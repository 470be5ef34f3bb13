"""The periods that people ask for by name, one tap each wherever a period is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from .dates import fin_du_mois
from .semaine import lundi

JOUR, SEMAINE = timedelta(days=1), timedelta(days=7)
# What an address says of the page shown before; another period begins at its first page.
PAGES = ("avant", "apres")


@dataclass(frozen=True)
class Raccourci:
    """A period and its name; ``genre``: « jour », « semaine », « mois », « annee »."""

    nom: str
    genre: str
    debut: date
    fin: date

    @property
    def dates(self) -> dict[str, str]:
        """What an address says of it: its first and last days."""
        return {"du": self.debut.isoformat(), "au": self.fin.isoformat()}


def raccourcis(jour: date) -> list[Raccourci]:
    """The shortcuts of a day, the nearest first; weeks begin on Monday."""
    debut, mois = lundi(jour), jour.replace(day=1)
    fin_d_avant = mois - JOUR
    return [
        Raccourci(_("Aujourd’hui"), "jour", jour, jour),
        Raccourci(_("Hier"), "jour", jour - JOUR, jour - JOUR),
        Raccourci(_("Cette semaine"), "semaine", debut, debut + SEMAINE - JOUR),
        Raccourci(_("La semaine dernière"), "semaine", debut - SEMAINE, debut - JOUR),
        Raccourci(_("Ce mois-ci"), "mois", mois, fin_du_mois(mois)),
        Raccourci(_("Le mois dernier"), "mois", fin_d_avant.replace(day=1), fin_d_avant),
        Raccourci(_("Cette année"), "annee", date(jour.year, 1, 1), date(jour.year, 12, 31)),
    ]


def liens(get: QueryDict, choix: Iterable[tuple[str, dict[str, str]]]) -> list[dict[str, Any]]:
    """The links that ``_raccourcis.html`` draws: this page with other words in its address.

    ``choix``: pairs (name, words of the address); an empty word leaves it.
    """
    trouves = []
    for nom, mots in choix:
        demande = get.copy()
        for mot in (*mots, *PAGES):
            demande.pop(mot, None)
        demande.update({mot: valeur for mot, valeur in mots.items() if valeur})
        actif = all(get.get(mot, "") == valeur for mot, valeur in mots.items())
        trouves.append({"nom": nom, "url": f"?{demande.urlencode()}", "actif": actif})
    return trouves


def par_dates(jour: date) -> list[Raccourci]:
    """The shortcuts of a list between two dates: days, weeks and months."""
    return [r for r in raccourcis(jour) if r.genre != "annee"]


def dates_a_choisir(get: QueryDict, jour: date, toutes: str) -> list[dict[str, Any]]:
    """The shortcuts of a page that shows a list (``?du=…&au=…``), as links; first of all, without
    dates, the one named ``toutes``."""
    nommes = [(r.nom, r.dates) for r in par_dates(jour)]
    return liens(get, [(toutes, {"du": "", "au": ""}), *nommes])


def ces_jours(jour: date) -> list[tuple[str, str]]:
    """« Aujourd’hui », « Hier »: pairs (day, name)."""
    return [(r.debut.isoformat(), r.nom) for r in raccourcis(jour) if r.genre == "jour"]


def jours_a_choisir(get: QueryDict, jour: date) -> list[dict[str, Any]]:
    """The shortcuts of a page that shows a day (``?jour=2026-10-31``), as links."""
    return liens(get, [(nom, {"jour": le}) for le, nom in ces_jours(jour)])


def mois_a_choisir(get: QueryDict, jour: date, montre: date) -> list[dict[str, Any]]:
    """« Ce mois-ci », « Le mois dernier », for a page that shows a month (``?mois=2026-10``)."""
    mois = [r for r in raccourcis(jour) if r.genre == "mois"]
    ecrits = liens(get, [(r.nom, {"mois": f"{r.debut:%Y-%m}"}) for r in mois])
    return [e | {"actif": r.debut == montre} for r, e in zip(mois, ecrits, strict=True)]
