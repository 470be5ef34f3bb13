"""How fast ten years of the old tool are read, without a server."""

import resource
import sqlite3
from contextlib import closing
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any

from bench.reprise.export import COLONNES, LIGNES_VENDUES, PESEES, ecrire_un_export
from boutique.oressource.carnet.carnet import Carnet, tenir_un_carnet
from boutique.oressource.examen.examen import examiner


def lire_l_ancien_outil() -> dict[str, Any]:
    """Ten years read into a notebook, then examined: rows, seconds of each, the seconds that
    ``executemany`` takes for the same rows, and the most memory that it all held, in MB."""
    with TemporaryFile() as fichier:
        ecrire_un_export(fichier, PESEES, LIGNES_VENDUES)
        depart = perf_counter()
        with tenir_un_carnet(fichier) as carnet:
            lu = perf_counter()
            examiner(carnet)
            fin = perf_counter()
            return {
                "rangees": carnet.nombres.total(),
                "lire": lu - depart,
                "examiner": fin - lu,
                # Before the floor, which holds each table whole.
                "mo": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "plancher": _executer_en_nombre(carnet),
            }


def _executer_en_nombre(carnet: Carnet) -> float:
    """Seconds that ``executemany`` takes for the same rows, typed already."""
    duree = 0.0
    with closing(sqlite3.connect("", isolation_level=None)) as connexion:
        connexion.execute("BEGIN")
        for table in COLONNES:
            if rangees := list(carnet.rangees(table)):
                places = ", ".join("?" * len(rangees[0]))
                connexion.execute(f"CREATE TABLE {table} ({', '.join(rangees[0]._fields)})")
                depart = perf_counter()
                connexion.executemany(f"INSERT INTO {table} VALUES ({places})", rangees)
                duree += perf_counter() - depart
    return duree
