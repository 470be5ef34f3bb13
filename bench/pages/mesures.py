"""What is read, over the bare page: the year, the directory, the API, each page, long histories."""

from argparse import Namespace
from collections.abc import Iterator
from functools import partial

from ..machine.paires import (
    NUE,
    alterner,
    annoncer,
    contre_la_nue,
    demander_la_page,
    hier,
    page_de_l_annee,
)
from ..machine.serveur import preparer, servi
from ..rapport import Mesure, mesure_de
from .api import lectures

# The year's page over the bare one; ten years over two.
PAGE, REQUETES, RANGEES, HISTOIRE = 9.0, 20, 12_000, 1.3
# Three letters among 5 000 people, over the bare page; and their queries, session and account too.
CHERCHER, CHERCHER_REQUETES = 3.0, 8
# « Aller à… » among ten years, over the bare page; and each page that links lead to.
ALLER = CHAQUE_PAGE = 12.0
# How many of the slowest pages are told.
LENTES = 10


def l_annee(moteur: str, port: int, env: dict[str, str], options: Namespace) -> Iterator[Mesure]:
    """The dashboard of the demo's year."""
    annoncer(f"{moteur} : le tableau de l’année…")
    rapport = contre_la_nue(port, env, page_de_l_annee(hier().year), options)
    yield mesure_de(moteur, "tableau de l’année / page nue", rapport, PAGE)


def annuaire(moteur: str, port: int, env: dict[str, str], options: Namespace) -> Iterator[Mesure]:
    """Somebody looked for by the first letters of a name that thousands bear."""
    annoncer(f"{moteur} : l’annuaire…")
    nombre = preparer(env, "inscrire_en_nombre")["personnes"]
    adresse = "/personnes/choisir/?q=dup"
    rapport = contre_la_nue(port, env, adresse, options)
    yield mesure_de(moteur, f"chercher parmi {nombre} personnes / page nue", rapport, CHERCHER)
    lu = preparer(env, "lire", adresse, "direction")
    yield Mesure(moteur, "chercher : requêtes", lu["requetes"], CHERCHER_REQUETES, decimales=0)


def api(moteur: str, port: int, env: dict[str, str], options: Namespace) -> Iterator[Mesure]:
    """Each reading by a key of its own: a brake holds back whoever asks too much in an hour."""
    annoncer(f"{moteur} : l’API…")
    cookies = preparer(env, "connecter", "direction")
    for nom, adresse, objectif, juger in lectures(hier().year):
        cle = preparer(env, "donner_une_cle")["cle"]
        lire = partial(demander_la_page, port, adresse, {}, cle)
        nue = partial(demander_la_page, port, NUE, cookies)
        yield mesure_de(moteur, nom, alterner(lire, nue, options, juger), objectif)


def chaque_page(moteur: str, longue: dict[str, str], nom: str) -> Iterator[Mesure]:
    """The slowest of all the pages that whoever opens the most may open."""
    annoncer(f"{moteur} : chaque page…")
    pages = preparer(longue, "parcourir", "direction")["pages"]
    yield Mesure(moteur, f"pages ouvertes sur {nom}", len(pages), decimales=0)
    for page, (rapport, adresse) in sorted(pages.items(), key=lambda p: -p[1][0])[:LENTES]:
        yield Mesure(moteur, f"{page} / page nue", rapport, CHAQUE_PAGE, adresse, decimales=1)


def lues(moteur: str, par_histoire: dict[str, dict[str, int]]) -> Iterator[Mesure]:
    """What the year's page asks of the database, and that history does not make it more.

    ``par_histoire``: what ``lire`` said on the short history, then on the long one.
    """
    sqlite = moteur == "SQLite"
    quoi = "pas de machine" if sqlite else "lignes lues"
    for nom, lu in par_histoire.items():
        page = f"tableau de l’année ({nom})"
        yield Mesure(moteur, f"{page} : requêtes", lu["requetes"], REQUETES, decimales=0)
        borne = None if sqlite else RANGEES
        yield Mesure(moteur, f"{page} : {quoi}", lu["lu"], borne, decimales=0)
    court, long = (lu["lu"] for lu in par_histoire.values())
    # A planner may read a small table whole: a short history is then the one that reads more.
    yield Mesure(moteur, f"{quoi} : longue histoire / courte", long / court, 1.01)


def histoires(
    moteur: str, courte: dict[str, str], longue: dict[str, str], noms: str, options: Namespace
) -> Iterator[Mesure]:
    """The year's page of a long history in turn with that of a short one; then « Aller à… »."""
    adresse = page_de_l_annee(hier().year)
    with servi(courte) as court, servi(longue) as long:
        ici, la = (preparer(env, "connecter", "direction") for env in (courte, longue))
        rapport = alterner(
            lambda: demander_la_page(long, adresse, la),
            lambda: demander_la_page(court, adresse, ici),
            options,
        )
        yield mesure_de(moteur, f"tableau de l’année : {noms}", rapport, HISTOIRE)
        rapport = contre_la_nue(long, longue, "/aller/?lignes=1&q=chaise", options)
        nom = noms.partition(" / ")[0]
        yield mesure_de(moteur, f"« Aller à… » sur {nom} / page nue", rapport, ALLER)
