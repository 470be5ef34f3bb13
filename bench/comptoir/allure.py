"""A busy house at a set pace, on a long history: what waits for what.

Each request leaves at its own second, whatever the ones before it still wait for, and its time runs
from then: a queue is counted, not hidden.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

from ..machine.paires import annoncer, demander_la_page, hier
from ..machine.serveur import poster, preparer, servi
from ..rapport import Mesure
from ..statistiques import centile

OUVRIERS = 2
# Requests a second of the mix, half of them writes; how many of each kind in thirty.
PAR_SECONDE = 30
PARTS = {
    "un dépôt": 8,
    "une vente": 7,
    "l’accueil": 3,
    "la liste des bons": 3,
    "la liste des tickets": 3,
    "« Aller à… »": 3,
    "le tableau du mois": 3,
}
# The 95th centile of each kind in the mix, over its own when nothing else is asked.
FOIS = 3.0
# Tills and counters, each a gesture every so many seconds; their 99th centile, in milliseconds.
CAISSES, COMPTOIRS, TOUTES_LES_S, CENTILE = 8, 4, 2, 250.0
# Which draw of the order of the mix.
GRAINE = 20


@dataclass(frozen=True)
class Depart:
    """A request and when it leaves, in seconds from the first.

    ``faire`` gives the seconds that it took alone, and raises if it fails.
    """

    a_s: float
    nom: str
    faire: Callable[[], float]


def a_l_allure(moteur: str, env: dict[str, str], secondes: int) -> Iterator[Mesure]:
    """The mix, then the tills and counters of a full Saturday, so many seconds each."""
    annoncer(f"{moteur} : {PAR_SECONDE} demandes par seconde…")
    caisses = preparer(env, "ouvrir_des_caisses", str(CAISSES))["caisses"]
    depot, benevole = preparer(env, "document"), preparer(env, "connecter", "benevole")
    direction = preparer(env, "connecter", "direction")
    mois = hier()
    pages = {
        "l’accueil": "/",
        "la liste des bons": "/collecte/bons/",
        "la liste des tickets": "/boutique/tickets/",
        "« Aller à… »": "/aller/?q=livres",
        "le tableau du mois": f"/collecte/mois/{mois:%Y-%m}/",
    }
    with servi(env, OUVRIERS) as port:

        def deposer() -> float:
            return poster(port, "/collecte/depots/", benevole, depot)

        def vendre(rang: int) -> float:
            caisse = caisses[rang % len(caisses)]
            return poster(port, "/boutique/ventes/", caisse["cookies"], caisse["document"])

        def faire(nom: str, rang: int) -> Callable[[], float]:
            if nom == "un dépôt":
                return deposer
            if nom == "une vente":
                return lambda: vendre(rang)
            return lambda: demander_la_page(port, pages[nom], direction)

        seuls = {nom: [faire(nom, n)() for n in range(60)][20:] for nom in PARTS}
        melange = _partir(
            [
                Depart(rang / PAR_SECONDE, nom, faire(nom, rang))
                for rang, nom in enumerate(ordre(secondes))
            ]
        )
        for nom, durees in melange.items():
            seul, ensemble = (centile(d, 95) for d in (seuls[nom], durees))
            detail = f"{1_000 * ensemble:.0f} ms contre {1_000 * seul:.0f} ms"
            nom = f"{PAR_SECONDE} demandes par seconde, {nom} : 95e centile / seule"
            yield Mesure(moteur, nom, ensemble / seul, FOIS, detail)
        annoncer(f"{moteur} : {CAISSES} caisses, {COMPTOIRS} comptoirs…")
        samedi = _partir(_un_samedi(secondes, vendre, deposer))
    durees = [*chain.from_iterable(samedi.values())]
    nom = f"{CAISSES} caisses et {COMPTOIRS} comptoirs, un geste toutes les {TOUTES_LES_S} s"
    yield Mesure(
        moteur, f"{nom} : 99e centile, en ms", 1_000 * centile(durees, 99), CENTILE, decimales=0
    )


def ordre(secondes: int) -> list[str]:
    """The kinds of the mix, in the order they leave; each second holds all its parts. Pure."""
    tirage = random.Random(GRAINE)
    une_seconde = [nom for nom, combien in PARTS.items() for _ in range(combien)]
    return [nom for _ in range(secondes) for nom in tirage.sample(une_seconde, len(une_seconde))]


def _un_samedi(
    secondes: int, vendre: Callable[[int], float], deposer: Callable[[], float]
) -> list[Depart]:
    """Each till and counter at its own beat, all beats spread over the same two seconds."""
    postes = CAISSES + COMPTOIRS
    return sorted(
        (
            Depart(tour + TOUTES_LES_S * poste / postes, "vente", lambda p=poste: vendre(p))
            if poste < CAISSES
            else Depart(tour + TOUTES_LES_S * poste / postes, "dépôt", deposer)
            for tour in range(0, secondes, TOUTES_LES_S)
            for poste in range(postes)
        ),
        key=lambda depart: depart.a_s,
    )


def _partir(departs: Sequence[Depart]) -> dict[str, list[float]]:
    """Kind → the seconds from when each of its requests was to leave until its last byte."""
    durees: dict[str, list[float]] = defaultdict(list)
    debut = time.perf_counter() + 0.1

    def attendu(depart: Depart) -> tuple[str, float]:
        depart.faire()
        return depart.nom, time.perf_counter() - debut - depart.a_s

    with ThreadPoolExecutor(PAR_SECONDE) as fils:
        lances = []
        for depart in departs:
            time.sleep(max(0.0, debut + depart.a_s - time.perf_counter()))
            lances.append(fils.submit(attendu, depart))
        for lance in lances:
            nom, duree = lance.result()
            durees[nom].append(duree)
    return durees
