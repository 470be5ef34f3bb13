"""`python -m bench`: measure, print, and write docs/mesures.md."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from .api import Juger, lectures
from .ensemble import vendre_ensemble
from .postgres import deux_bases
from .rapport import Mesure, ecrire, mesure_de, tableau
from .serveur import RACINE, demander, environnement, mourir_proprement, poster, preparer, servi
from .statistiques import Rapport, comparer

PARIS = ZoneInfo("Europe/Paris")

# A deposit, and a sale of three lines and two means, over the floor.
DEPOT, VENTE = 4.0, 7.0
# The year's page over the bare one; ten years over two.
PAGE, REQUETES, RANGEES, HISTOIRE = 9.0, 19, 12_000, 1.3
# A year of 100 000 tickets: its months, its archive, in seconds, and what that takes, in MB: SQLite
# keeps up to 64 of them, whatever the year.
CLOTURE, ARCHIVE, MEMOIRE = 2.0, 60.0, 128.0
# The files of an annual report, drawn behind the pages, in seconds.
RAPPORT = 5.0
# Three letters among 5 000 people, over the bare page; and their queries, session and account too.
CHERCHER, CHERCHER_REQUETES = 3.0, 8
# The short history: the year, and the one before that its page compares it with.
COURTE = 2
# « Aller à… » among ten years, over the bare page; and each page that links lead to.
ALLER = CHAQUE_PAGE = 12.0
# How many of the slowest pages are told.
LENTES = 10
# What a night may take to go through the books, in seconds: what follows the last checkpoint.
NUIT = 180.0
# A row of the demo takes at most so many times what executemany takes for the same rows.
RANGEE = 4.0
# Ten years of the old tool, read without a server: a row over what executemany takes for the same
# rows typed already; the seconds that examining them takes, the memory of it all, in MB.
RANGEE_LUE, EXAMINER, MEMOIRE_DE_LA_REPRISE = 6.0, 60.0, 400.0


# A hundred thousand weighings of a spreadsheet: read and judged, written, cancelled, in seconds.
TABLEUR_LU, TABLEUR_ECRIT, TABLEUR_ANNULE = 10.0, 60.0, 60.0


def main() -> int:
    mourir_proprement()
    options = _options()
    mesures: list[Mesure] = []
    for moteur, bases in (("SQLite", _fichiers), ("PostgreSQL", deux_bases)):
        if options.moteur in ("", moteur.lower()):
            with (
                tempfile.TemporaryDirectory(prefix="rockette-mesures-") as nom,
                bases(Path(nom)) as (une, longue),
            ):
                envs = [environnement(base, Path(nom)) for base in (une, longue)]
                mesures += _d_un_moteur(moteur, envs[0], envs[1], options)
    print(tableau(mesures))
    if not options.rapide:
        ecrire(mesures, RACINE / "docs" / "mesures.md", options.paires, options.echauffement)
    return 1 if any(m.manque for m in mesures) and not options.rapide else 0


def _options() -> argparse.Namespace:
    analyseur = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    analyseur.add_argument("--paires", type=int, default=300)
    analyseur.add_argument("--echauffement", type=int, default=30)
    analyseur.add_argument("--annees", type=int, default=10, help="la longue histoire")
    analyseur.add_argument("--moteur", choices=("sqlite", "postgresql"), default="")
    analyseur.add_argument(
        "--rapide", action="store_true", help="quelques paires, trois années, rien d’écrit"
    )
    options = analyseur.parse_args()
    if options.rapide:
        options.paires, options.echauffement, options.annees = 12, 3, 3
    return options


@contextmanager
def _fichiers(dossier: Path) -> Iterator[tuple[str, str]]:
    yield f"sqlite:///{dossier}/une.sqlite3", f"sqlite:///{dossier}/longue.sqlite3"


def _d_un_moteur(
    moteur: str, une: dict[str, str], longue: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    courte = f"{COURTE} années"
    _dire(f"{moteur} : {courte}…")
    preparer(une, "remplir", str(COURTE))
    # The demo's year: the one of its last whole day.
    adresse = f"/collecte/mois/{(_aujourd_hui() - timedelta(days=1)).year}/"
    lues = {courte: preparer(une, "lire", adresse, "direction")}
    with servi(une) as port:
        _dire(f"{moteur} : le dépôt…")
        rapport = _depot(port, une, options)
        yield mesure_de(moteur, "dépôt de trois lignes / plancher", rapport, DEPOT)
        nombre = preparer(une, "requetes_du_depot")["requetes"]
        yield Mesure(moteur, "dépôt : requêtes", nombre, decimales=0)
        _dire(f"{moteur} : la vente…")
        rapport = _vente(port, une, options)
        yield mesure_de(moteur, "vente de trois lignes, deux moyens / plancher", rapport, VENTE)
        nombre = preparer(une, "requetes_de_la_vente")["requetes"]
        yield Mesure(moteur, "vente : requêtes", nombre, decimales=0)
        _dire(f"{moteur} : le tableau de l’année…")
        cookies = preparer(une, "connecter", "direction")
        rapport = _alterner(
            lambda: _page(port, adresse, cookies),
            lambda: _page(port, "/bench/nue/", cookies),
            options,
        )
        yield mesure_de(moteur, "tableau de l’année / page nue", rapport, PAGE)
        yield from _annuaire(moteur, port, une, options)
        yield from _api(moteur, port, une, options)
    _dire(f"{moteur} : les caisses à la fois…")
    yield from vendre_ensemble(moteur, une, options.paires // 3)
    _dire(f"{moteur} : {options.annees} années…")
    nom = f"{options.annees} années"
    # All but the last day: what a night reads of a day is measured on a true one.
    hier = _aujourd_hui() - timedelta(days=1)
    duree = _remplir(longue, options.annees, hier.isoformat())
    _dire(f"{moteur} : les livres…")
    entier = preparer(longue, "verifier_les_livres")
    duree += _remplir(longue, options.annees)
    yield Mesure(moteur, f"démonstration de {nom}, en secondes", duree, decimales=0)
    nombre = preparer(longue, "compter_les_rangees")["rangees"]
    yield Mesure(moteur, f"démonstration de {nom} : rangées", nombre, decimales=0)
    par_rangee = preparer(longue, "executer_en_nombre")["secondes"]
    yield Mesure(moteur, "une rangée racontée / executemany", duree / nombre / par_rangee, RANGEE)
    lues[nom] = preparer(longue, "lire", adresse, "direction")
    if moteur == "SQLite":
        yield from _ancien_outil(moteur, longue)
    yield from _tableur(moteur, longue)
    yield from _livres(moteur, longue, nom, entier)
    yield from _bureau(moteur, longue)
    yield from _chaque_page(moteur, longue, nom)
    yield from _lectures(moteur, lues)
    with servi(une) as court, servi(longue) as long:
        ici, la = (preparer(env, "connecter", "direction") for env in (une, longue))
        rapport = _alterner(
            lambda: _page(long, adresse, la), lambda: _page(court, adresse, ici), options
        )
        yield mesure_de(moteur, f"tableau de l’année : {nom} / {courte}", rapport, HISTOIRE)
        rapport = _alterner(
            lambda: _page(long, "/aller/?lignes=1&q=chaise", la),
            lambda: _page(long, "/bench/nue/", la),
            options,
        )
        yield mesure_de(moteur, f"« Aller à… » sur {nom} / page nue", rapport, ALLER)


def _annuaire(
    moteur: str, port: int, une: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    """Somebody looked for by the first letters of a name that thousands bear."""
    _dire(f"{moteur} : l’annuaire…")
    nombre = preparer(une, "inscrire_en_nombre")["personnes"]
    adresse, cookies = "/personnes/choisir/?q=dup", preparer(une, "connecter", "direction")
    rapport = _alterner(
        lambda: _page(port, adresse, cookies), lambda: _page(port, "/bench/nue/", cookies), options
    )
    yield mesure_de(moteur, f"chercher parmi {nombre} personnes / page nue", rapport, CHERCHER)
    lu = preparer(une, "lire", adresse, "direction")
    yield Mesure(moteur, "chercher : requêtes", lu["requetes"], CHERCHER_REQUETES, decimales=0)


def _api(
    moteur: str, port: int, une: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    """Each reading by a key of its own: a brake holds back whoever asks too much in an hour."""
    _dire(f"{moteur} : l’API…")
    cookies = preparer(une, "connecter", "direction")
    for nom, adresse, objectif, juger in lectures((_aujourd_hui() - timedelta(days=1)).year):
        lire = partial(_page, port, adresse, {}, preparer(une, "donner_une_cle")["cle"])
        rapport = _alterner(lire, lambda: _page(port, "/bench/nue/", cookies), options, juger)
        yield mesure_de(moteur, nom, rapport, objectif)


def _ancien_outil(moteur: str, env: dict[str, str]) -> Iterator[Mesure]:
    """What the first pass of « La reprise » takes: whatever the base is, it writes none."""
    _dire(f"{moteur} : l’ancien outil…")
    lu = preparer(env, "lire_l_ancien_outil")
    nom, rapport = "ancien outil", lu["lire"] / lu["plancher"]
    yield Mesure(moteur, f"{nom} : rangées lues", lu["rangees"], decimales=0)
    detail = f"{lu['rangees'] / lu['lire']:.0f} rangées par seconde"
    yield Mesure(moteur, f"{nom} : une rangée lue / executemany", rapport, RANGEE_LUE, detail)
    yield Mesure(moteur, f"{nom} : examiner, en secondes", lu["examiner"], EXAMINER, decimales=0)
    yield Mesure(moteur, f"{nom} : mémoire, en Mo", lu["mo"], MEMOIRE_DE_LA_REPRISE, decimales=0)


def _tableur(moteur: str, env: dict[str, str]) -> Iterator[Mesure]:
    """What « La reprise » takes of a long spreadsheet, in one transaction that is undone."""
    _dire(f"{moteur} : un tableur de pesées…")
    fait = preparer(env, "reprendre_un_tableur")
    nom = f"tableur de {fait['pesees']} pesées"
    yield Mesure(moteur, f"{nom} : lire, en secondes", fait["lire"], TABLEUR_LU)
    yield Mesure(moteur, f"{nom} : écrire, en secondes", fait["ecrire"], TABLEUR_ECRIT)
    yield Mesure(moteur, f"{nom} : annuler, en secondes", fait["annuler"], TABLEUR_ANNULE)
    yield Mesure(moteur, f"{nom} : mémoire, en Mo", fait["mo"], MEMOIRE_DE_LA_REPRISE, decimales=0)


def _bureau(moteur: str, longue: dict[str, str]) -> Iterator[Mesure]:
    """What the treasurer's office asks of a year of a hundred thousand tickets."""
    _dire(f"{moteur} : les clôtures, l’archive…")
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


def _chaque_page(moteur: str, longue: dict[str, str], nom: str) -> Iterator[Mesure]:
    """The slowest of all the pages that whoever opens the most may open."""
    _dire(f"{moteur} : chaque page…")
    pages = preparer(longue, "parcourir", "direction")["pages"]
    yield Mesure(moteur, f"pages ouvertes sur {nom}", len(pages), decimales=0)
    for page, (rapport, adresse) in sorted(pages.items(), key=lambda p: -p[1][0])[:LENTES]:
        yield Mesure(moteur, f"{page} / page nue", rapport, CHAQUE_PAGE, adresse, decimales=1)


def _remplir(longue: dict[str, str], annees: int, jusqu_au: str = "") -> float:
    """Tell the long history, to that day or to this one; in how many seconds."""
    depart = monotonic()
    preparer(longue, "remplir", str(annees), *filter(None, [jusqu_au]))
    return monotonic() - depart


def _livres(
    moteur: str, longue: dict[str, str], nom: str, entier: dict[str, int]
) -> Iterator[Mesure]:
    """Every check of the books on the long history, and what a night reads of one more day."""
    suite = preparer(longue, "verifier_la_suite")
    quoi, anomalies = f"vérifier {nom}", entier["anomalies"] + suite["anomalies"]
    yield Mesure(moteur, f"{quoi} : entrées du journal", entier["entrees"], decimales=0)
    yield Mesure(moteur, f"{quoi}, tout, en secondes", entier["secondes"], decimales=0)
    yield Mesure(moteur, f"{quoi}, un jour, en secondes", suite["secondes"], NUIT, decimales=0)
    yield Mesure(moteur, f"{quoi} : anomalies", anomalies, 0, decimales=0)


def _lectures(moteur: str, lues: dict[str, dict[str, int]]) -> Iterator[Mesure]:
    """What the year's page asks of the database, and that history does not make it more."""
    sqlite = moteur == "SQLite"
    quoi = "pas de machine" if sqlite else "lignes lues"
    for nom, lu in lues.items():
        yield Mesure(
            moteur, f"tableau de l’année ({nom}) : requêtes", lu["requetes"], REQUETES, decimales=0
        )
        yield Mesure(
            moteur,
            f"tableau de l’année ({nom}) : {quoi}",
            lu["lu"],
            None if sqlite else RANGEES,
            decimales=0,
        )
    court, long = (lu["lu"] for lu in lues.values())
    # A planner may read a small table whole: a short history is then the one that reads more.
    yield Mesure(moteur, f"{quoi} : longue histoire / courte", long / court, 1.01)


def _depot(port: int, env: dict[str, str], options: argparse.Namespace) -> Rapport:
    cookies = preparer(env, "connecter", "benevole")
    document = preparer(env, "document")
    return _contre_le_plancher(port, cookies, "/collecte/depots/", document, document, options)


def _vente(port: int, env: dict[str, str], options: argparse.Namespace) -> Rapport:
    caisse = preparer(env, "ouvrir_la_caisse")
    depot = preparer(env, "document")
    return _contre_le_plancher(
        port, caisse["cookies"], "/boutique/ventes/", caisse["document"], depot, options
    )


def _contre_le_plancher(
    port: int,
    cookies: dict[str, str],
    adresse: str,
    document: dict[str, Any],
    depot: dict[str, Any],
    options: argparse.Namespace,
) -> Rapport:
    """Post a document in turn with the floor, which reads a deposit's."""
    return _alterner(
        lambda: poster(port, adresse, cookies, document),
        lambda: poster(port, "/bench/plancher/", cookies, depot),
        options,
    )


def _page(port: int, adresse: str, cookies: dict[str, str], cle: str = "") -> float:
    duree, statut = demander(port, "GET", adresse, cookies, cle=cle)
    if statut != 200:
        sys.exit(f"{adresse} a répondu {statut}.")
    return duree


def _alterner(
    a: Callable[[], float],
    b: Callable[[], float],
    options: argparse.Namespace,
    juger: Juger = comparer,
) -> Rapport:
    """Measure A and B in pairs; each begins half of the time."""
    series: tuple[list[float], list[float]] = ([], [])
    for rang in range(options.echauffement + options.paires):
        durees = (a(), b()) if rang % 2 else (b(), a())[::-1]
        if rang >= options.echauffement:
            for serie, duree in zip(series, durees, strict=True):
                serie.append(duree)
    return juger(*series)


def _dire(phrase: str) -> None:
    print(phrase, file=sys.stderr, flush=True)


def _aujourd_hui() -> date:
    return datetime.now(PARIS).date()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        sys.exit(130)
