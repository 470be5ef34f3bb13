"""Tills that sell at once: how fast together, how late the slowest answers, how many are lost."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..machine.serveur import poster, preparer, servi
from ..rapport import Mesure
from ..statistiques import centile

CAISSES, OUVRIERS = 8, 2
# Sixty sales a second, all tills together; the slowest of a hundred, in milliseconds.
RYTHME, CENTILE = 1_000 / 60, 300.0
# What each till sells before anything is timed.
ESSAIS = 2


def vendre_ensemble(moteur: str, env: dict[str, str], ventes: int) -> Iterator[Mesure]:
    """Each till sells so many times, one after the other, all of them at once."""
    caisses = preparer(env, "ouvrir_des_caisses", str(CAISSES))["caisses"]
    avant = preparer(env, "compter_les_ventes")["ventes"]
    with servi(env, OUVRIERS) as port, ThreadPoolExecutor(CAISSES) as fils:
        list(fils.map(lambda caisse: _vendre(port, caisse, ESSAIS), caisses))
        depart = time.perf_counter()
        series = list(fils.map(lambda caisse: _vendre(port, caisse, ventes), caisses))
        duree = time.perf_counter() - depart
    ecrites = preparer(env, "compter_les_ventes")["ventes"] - avant
    durees = [d for serie in series for d in serie]
    rythme, plus_lent = 1_000 * duree / len(durees), 1_000 * centile(durees, 99)
    perdues = len(durees) + len(caisses) * ESSAIS - ecrites
    nom = f"{CAISSES} caisses à la fois"
    yield Mesure(moteur, f"{nom} : une vente toutes les … ms", rythme, RYTHME)
    yield Mesure(moteur, f"{nom} : 99e centile, en ms", plus_lent, CENTILE, decimales=0)
    yield Mesure(moteur, f"{nom} : ventes perdues", perdues, 0, decimales=0)


def _vendre(port: int, caisse: dict[str, Any], ventes: int) -> list[float]:
    """The seconds that each sale took at one till."""
    return [
        poster(port, "/boutique/ventes/", caisse["cookies"], caisse["document"])
        for _ in range(ventes)
    ]
