"""What many years take: to be told, to be checked, to be closed, archived and drawn."""

from collections.abc import Iterator
from datetime import date
from time import monotonic

from ..machine.paires import annoncer
from ..machine.serveur import preparer
from ..rapport import Mesure

# A row of the demo takes at most so many times what executemany takes for the same rows.
RANGEE = 4.0
# What a night may take to go through the books, in seconds: what follows the last checkpoint.
NUIT = 180.0
# A year of 100 000 tickets: its months, its archive, in seconds, and what that takes, in MB: SQLite
# keeps up to 64 of them, whatever the year.
CLOTURE, ARCHIVE, MEMOIRE = 2.0, 60.0, 128.0
# The files of an annual report, drawn behind the pages, in seconds.
RAPPORT = 5.0


def remplir(env: dict[str, str], annees: int, jusqu_au: date | None = None) -> float:
    """Tell a history, to that day or to this one; in how many seconds."""
    depart = monotonic()
    preparer(env, "remplir", str(annees), *([jusqu_au.isoformat()] if jusqu_au else []))
    return monotonic() - depart


def racontee(moteur: str, env: dict[str, str], nom: str, secondes: float) -> Iterator[Mesure]:
    """What telling a history took, over inserting its rows."""
    yield Mesure(moteur, f"démonstration de {nom}, en secondes", secondes, decimales=0)
    nombre = preparer(env, "compter_les_rangees")["rangees"]
    yield Mesure(moteur, f"démonstration de {nom} : rangées", nombre, decimales=0)
    par_rangee = preparer(env, "executer_la_demonstration")["secondes"]
    rapport = secondes / nombre / par_rangee
    yield Mesure(moteur, "une rangée racontée / executemany", rapport, RANGEE)


def livres(
    moteur: str, longue: dict[str, str], nom: str, entier: dict[str, int]
) -> Iterator[Mesure]:
    """Every check of the books on the long history, and what a night reads of one more day.

    ``entier``: what ``verifier_les_livres`` said, a day before.
    """
    suite = preparer(longue, "verifier_la_suite")
    quoi, anomalies = f"vérifier {nom}", entier["anomalies"] + suite["anomalies"]
    yield Mesure(moteur, f"{quoi} : entrées du journal", entier["entrees"], decimales=0)
    yield Mesure(moteur, f"{quoi}, tout, en secondes", entier["secondes"], decimales=0)
    yield Mesure(moteur, f"{quoi}, un jour, en secondes", suite["secondes"], NUIT, decimales=0)
    yield Mesure(moteur, f"{quoi} : anomalies", anomalies, 0, decimales=0)


def bureau(moteur: str, longue: dict[str, str]) -> Iterator[Mesure]:
    """What the treasurer's office asks of a year of a hundred thousand tickets."""
    annoncer(f"{moteur} : les clôtures, l’archive…")
    clos = preparer(longue, "clore_un_mois")
    nom = f"clore un mois de {clos['tickets']} tickets, en secondes"
    yield Mesure(moteur, nom, clos["secondes"], CLOTURE)
    faite = preparer(longue, "archiver_une_annee")
    nom = f"archiver {faite['tickets']} tickets, relire, en secondes"
    yield Mesure(moteur, nom, faite["secondes"], ARCHIVE)
    yield Mesure(moteur, "mémoire que l’archive ajoute, en Mo", faite["mo"], MEMOIRE)
    dessine = preparer(longue, "dessiner_un_rapport")
    nom = f"dessiner un rapport de {dessine['pages']} pages et ses tableurs, en secondes"
    yield Mesure(moteur, nom, dessine["secondes"], RAPPORT)
    yield Mesure(moteur, "fautes de l’archive relue", faite["fautes"], 0, decimales=0)
