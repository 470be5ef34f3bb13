"""How matter goes on after a deposit: sorted the next day, gone within some weeks. Pure.

Nothing here reads a stock. What a day brings to a stage leaves it over the following
open days, all of it and no more: stocks stay positive, and every end keeps its share of
the year wherever the year starts.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from random import Random

from collecte.matiere.etapes import Etape
from petiterockette.mots.mesures import repartir

from . import dosages
from .calendrier import JOUR, RESSOURCERIES, est_ouvert, ouverts_avant
from .dosages import DOSAGES
from .gestes import Annuler, Deposer
from .recette import Recette, arrondir

# Over how many open days what came to a stage leaves it: seven weeks or so.
SEJOUR = 40
TOUS_LES_JOURS = range(7)
SEMAINE_DU_TRI = (1, 4)
SEMAINE_DE_L_ATELIER = (3,)

# (stage, category on the shelf or material in the containers).
Cle = tuple[str, str]
# (category, from, to, material, grams).
Route = tuple[str, str, str, str, int]


class Flux:
    """The matter of each site from ``debut``, day after day."""

    def __init__(self, recette: Recette, debut: date) -> None:
        self.recette = recette
        self.debut = debut
        self.arrivees = lru_cache(maxsize=512)(self._arrivees)
        self.tri = lru_cache(maxsize=512)(self._tri)
        self.entrees = lru_cache(maxsize=512)(self._entrees)
        self.departs = lru_cache(maxsize=512)(self._departs)

    def depuis(self, site: str, jour: date, semaine: Iterable[int]) -> list[date]:
        """The open days since the last one of these weekdays, from ``jour`` backwards.

        Empty when ``jour`` is not one of them: what waits leaves with the next.
        """
        if jour < self.debut or jour.weekday() not in semaine or not est_ouvert(site, jour):
            return []
        trouves = [jour]
        while (jour := jour - JOUR) >= self.debut:
            if est_ouvert(site, jour):
                if jour.weekday() in semaine:
                    break
                trouves.append(jour)
        return trouves

    def avant(self, site: str, jour: date, semaine: Iterable[int]) -> list[date]:
        """The open days from the last one of these weekdays to the eve of ``jour``."""
        if not (periode := self.depuis(site, jour, semaine)):
            return []
        return [*periode[1:], *ouverts_avant(site, periode[-1], 1, self.debut)]

    def parti(self, site: str, jour: date, semaine: Iterable[int], cle: Cle) -> float:
        """Grams that leave a stage on ``jour``, gathered since the last such weekday."""
        return sum(self.departs(site, j).get(cle, 0.0) for j in self.depuis(site, jour, semaine))

    def routes(self, site: str, jour: date) -> tuple[Route, ...]:
        """What is routed that day: sorted, then what comes back from the workshop."""
        return (*self.tri(site, jour), *self._retours(site, jour))

    def _arrivees(self, site: str, jour: date) -> dict[tuple[str, str], int]:
        """Grams that the deposits of a day brought, by category and destination."""
        gestes = self.recette.depots(site, jour)
        annules = {g.annule for g in gestes if isinstance(g, Annuler)}
        sommes: dict[tuple[str, str], int] = defaultdict(int)
        for g in gestes:
            if isinstance(g, Deposer) and g.cle not in annules:
                for ligne in g.lignes:
                    sommes[(ligne.categorie, ligne.destination)] += ligne.masse_g
        return dict(sommes)

    def _tri(self, site: str, jour: date) -> tuple[Route, ...]:
        de = self.recette.hasard(site, jour, "tri")
        hier = self.avant(site, jour, TOUS_LES_JOURS)
        ces_jours = self.avant(site, jour, SEMAINE_DU_TRI)
        routes: list[Route] = []
        for code, dosage in DOSAGES.items():
            jours = hier if dosage.chaque_jour else ces_jours
            masse_g = sum(self.arrivees(site, j).get((code, "a_trier"), 0) for j in jours)
            parts = {
                str(Etape.RAYON): dosage.rayon,
                str(Etape.ATELIER): dosage.atelier,
                str(Etape.A_RECYCLER): dosage.a_recycler,
                str(Etape.A_JETER): dosage.a_jeter,
            }
            routes += _partager(de, code, str(Etape.A_TRIER), masse_g, parts)
        return tuple(routes)

    def _retours(self, site: str, jour: date) -> list[Route]:
        """What the workshop gives back: what it received in the week before this one."""
        semaine = self.avant(site, jour, SEMAINE_DE_L_ATELIER)
        if not semaine:
            return []
        de = self.recette.hasard(site, jour, "atelier")
        recu: dict[str, int] = defaultdict(int)
        for j in self.depuis(site, semaine[-1], SEMAINE_DE_L_ATELIER):
            for (code, vers), masse_g in self.arrivees(site, j).items():
                if vers == Etape.ATELIER:
                    recu[code] += masse_g
            for code, _de, vers, _matiere, masse_g in self.tri(site, j):
                if vers == Etape.ATELIER:
                    recu[code] += masse_g
        return [
            route
            for code, masse_g in recu.items()
            for route in _partager(de, code, str(Etape.ATELIER), masse_g, dosages.ATELIER)
        ]

    def _entrees(self, site: str, jour: date) -> dict[Cle, int]:
        """Grams that a day brings to the shelf, to each container and to the bins."""
        sommes: dict[Cle, int] = defaultdict(int)
        for (code, vers), masse_g in self.arrivees(site, jour).items():
            sommes[_cle(code, vers, next(iter(DOSAGES[code].matieres), ""))] += masse_g
        for code, _de, vers, matiere, masse_g in self.routes(site, jour):
            sommes[_cle(code, vers, matiere)] += masse_g
        return dict(sommes)

    def _departs(self, site: str, jour: date) -> dict[Cle, float]:
        """Grams due to leave each stage that day, from what came over the last weeks."""
        sommes: dict[Cle, float] = defaultdict(float)
        poids = RESSOURCERIES[site].semaine
        for j in ouverts_avant(site, jour, SEJOUR, self.debut):
            part = poids[jour.weekday()] / _poids_du_sejour(site, j)
            for cle, masse_g in self.entrees(site, j).items():
                sommes[cle] += masse_g * part
        return dict(sommes)


@lru_cache(maxsize=1024)
def _poids_du_sejour(site: str, jour: date) -> float:
    """How busy the days are, together, over which what came on ``jour`` leaves."""
    poids = RESSOURCERIES[site].semaine
    total, reste = 0.0, SEJOUR
    while reste:
        jour += JOUR
        if est_ouvert(site, jour):
            total += poids[jour.weekday()]
            reste -= 1
    return total


def _cle(code: str, vers: str, matiere: str) -> Cle:
    if vers == Etape.A_RECYCLER:
        return (vers, matiere)
    return (vers, "" if vers == Etape.A_JETER else code)


def _partager(
    de: Random, code: str, depart: str, masse_g: int, parts: dict[str, int]
) -> list[Route]:
    """Split what is sorted of a category between its fates, to the gram."""
    utiles = [vers for vers, part in parts.items() if part]
    poids = [round(parts[vers] * 1000 * de.lognormvariate(0, 0.10)) for vers in utiles]
    matieres = DOSAGES[code].matieres
    matiere = de.choices(tuple(matieres), tuple(matieres.values()))[0] if matieres else ""
    if not masse_g:
        return []
    grammes = dict(zip(utiles, repartir(masse_g, poids), strict=True))
    # Scales show round figures: the first fate takes the difference.
    for vers in utiles[1:]:
        rond = arrondir(grammes[vers]) if grammes[vers] >= 200 else 0
        grammes[utiles[0]] += grammes[vers] - rond
        grammes[vers] = rond
    return [
        (code, depart, vers, matiere if vers == Etape.A_RECYCLER else "", g)
        for vers, g in grammes.items()
        if g > 0
    ]
