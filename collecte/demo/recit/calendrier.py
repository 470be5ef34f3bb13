"""When the two ressourceries are open, and how much a day brings in. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

JOUR = timedelta(days=1)

# What comes in each year, both sites together: « 350 t en 2020 pour les deux ».
COLLECTE_PAR_AN_G = 350_000_000

# January to December: spring and autumn clear-outs, then the weeks before Christmas.
SAISONS = (0.86, 0.84, 0.97, 1.03, 1.20, 1.18, 0.96, 0.68, 1.16, 1.17, 1.00, 0.97)


@dataclass(frozen=True)
class Ressourcerie:
    """A site that collects: its part of the year, and its week (0: Monday)."""

    code: str
    part: float
    semaine: dict[int, float]
    ouvre: int
    ferme: int
    un_dimanche_par_mois: bool = False


RESSOURCERIES = {
    "CHV": Ressourcerie(
        "CHV",
        0.62,
        {0: 0.70, 1: 0.90, 2: 1.05, 3: 0.90, 4: 0.95, 5: 1.50, 6: 0.80},
        ouvre=9,
        ferme=18,
        un_dimanche_par_mois=True,
    ),
    "MTG": Ressourcerie(
        "MTG", 0.38, {1: 0.90, 2: 1.10, 3: 0.90, 4: 0.95, 5: 1.45}, ouvre=10, ferme=18
    ),
}


@lru_cache(maxsize=64)
def feries(annee: int) -> frozenset[date]:
    """The public holidays of a year in France."""
    paques = _paques(annee)
    mobiles = (paques + n * JOUR for n in (1, 39, 50))
    fixes = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    return frozenset([*mobiles, *(date(annee, mois, jour) for mois, jour in fixes)])


def _paques(annee: int) -> date:
    """Easter Sunday (Meeus' Gregorian rule)."""
    a, b, c = annee % 19, annee // 100, annee % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    mois, jour = divmod(h + k - 7 * m + 114, 31)
    return date(annee, mois, jour + 1)


def est_ouvert(site: str, jour: date) -> bool:
    """Whether a ressourcerie opens that day; Chemin-Vert also opens a Sunday a month."""
    r = RESSOURCERIES[site]
    if jour.weekday() not in r.semaine or jour in feries(jour.year):
        return False
    return jour.weekday() != 6 or (r.un_dimanche_par_mois and jour.day <= 7 and jour.month != 8)


def premier_jour_de_bureau(jour: date) -> date:
    """The first day of a month on which the office works: from Monday to Friday."""
    premier = jour.replace(day=1)
    while premier.weekday() > 4 or premier in feries(premier.year):
        premier += JOUR
    return premier


def heures(site: str, jour: date) -> tuple[int, int]:
    """The hours at which it opens and closes; August is shorter."""
    r = RESSOURCERIES[site]
    return (r.ouvre, r.ferme - 2) if jour.month == 8 else (r.ouvre, r.ferme)


def jours(debut: date, fin: date) -> Iterator[date]:
    for n in range((fin - debut).days + 1):
        yield debut + n * JOUR


def ouverts_avant(site: str, jour: date, n: int, debut: date) -> list[date]:
    """The ``n`` open days before ``jour``, none before ``debut``, latest first."""
    trouves: list[date] = []
    while len(trouves) < n and jour > debut:
        jour -= JOUR
        if est_ouvert(site, jour):
            trouves.append(jour)
    return trouves


def masse_attendue(graine: int, site: str, jour: date) -> int:
    """What a day brings in, in grams; 0 when closed.

    A week sums to its season's part of the year, whatever the seed and its holidays: the
    days differ within it only. So any year brings the same, wherever it starts.
    """
    if not est_ouvert(site, jour):
        return 0
    return _semaine(graine, site, jour - jour.weekday() * JOUR)[jour]


@lru_cache(maxsize=1024)
def _semaine(graine: int, site: str, lundi: date) -> dict[date, int]:
    sept = list(jours(lundi, lundi + 6 * JOUR))
    r = RESSOURCERIES[site]
    masse_g = COLLECTE_PAR_AN_G * r.part * sum(map(_saison, sept)) / 365.25
    ouverts = [j for j in sept if est_ouvert(site, j)]
    poids = [
        r.semaine[j.weekday()] * Random(f"{graine}/{site}/{j}/jour").lognormvariate(0, 0.14)
        for j in ouverts
    ]
    somme = sum(poids)
    return {j: round(masse_g * p / somme) for j, p in zip(ouverts, poids, strict=True)}


def _saison(jour: date) -> float:
    """How busy a day's season is, 1 on average; from the middle of a month to the next's."""
    position = jour.month - 1.5 + (jour.day - 0.5) / 30.4
    mois, avance = int(position // 1), position % 1
    brut = SAISONS[mois % 12] * (1 - avance) + SAISONS[(mois + 1) % 12] * avance
    return brut * len(SAISONS) / sum(SAISONS)
