"""What « La reprise » takes: a base of the old tool read, then brought in; a long spreadsheet."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from ..machine.paires import annoncer, contre_la_nue, hier, page_de_l_annee
from ..machine.serveur import preparer, servi
from ..pages.mesures import PAGE
from ..rapport import Mesure, mesure_de, nombre

# Ten years of the old tool, read without a server: a row over what executemany takes for the same
# rows typed already; the seconds that examining them takes, the memory of it all, in MB.
RANGEE_LUE, EXAMINER, MEMOIRE = 6.0, 60.0, 400.0
# A hundred thousand weighings of a spreadsheet: read and judged, written, cancelled, in seconds.
TABLEUR_LU, TABLEUR_ECRIT, TABLEUR_ANNULE = 10.0, 60.0, 60.0
# A weighing or a ticket line brought in, over what executemany takes for as many; how many times
# too much or too little may be said to remain; ten years of it all, in seconds.
LIGNE_REPRISE, ECART, DIX_ANS = 8.0, 2.0, 600.0
# What the year's page reads of the base, once another site has ten years more.
LU = 1.1
# A year that only the old tool knew, in the middle of those that are brought in.
ANNEE_REPRISE = 2019


def ancien_outil(moteur: str, env: dict[str, str]) -> Iterator[Mesure]:
    """What the first pass of « La reprise » takes: whatever the base is, it writes none."""
    annoncer(f"{moteur} : l’ancien outil…")
    lu = preparer(env, "lire_l_ancien_outil")
    nom, rapport = "ancien outil", lu["lire"] / lu["plancher"]
    yield Mesure(moteur, f"{nom} : rangées lues", lu["rangees"], decimales=0)
    detail = f"{lu['rangees'] / lu['lire']:.0f} rangées par seconde"
    yield Mesure(moteur, f"{nom} : une rangée lue / executemany", rapport, RANGEE_LUE, detail)
    yield Mesure(moteur, f"{nom} : examiner, en secondes", lu["examiner"], EXAMINER, decimales=0)
    yield Mesure(moteur, f"{nom} : mémoire, en Mo", lu["mo"], MEMOIRE, decimales=0)


def reprise(moteur: str, env: dict[str, str], combien: int, options: Namespace) -> Iterator[Mesure]:
    """What the second pass takes: so many weighings and as many lines sold, written for good; then
    the dashboard, of the demo's year and of one that was brought in."""
    annoncer(f"{moteur} : la reprise…")
    l_an = page_de_l_annee(hier().year)
    avant = preparer(env, "lire", l_an, "direction")
    preparer(env, "poser_l_ancien_outil", str(combien), str(combien))
    fait = preparer(env, "reprendre_l_ancien_outil")
    if not fait["relu"]:
        sys.exit("Ce qui est repris n’est pas ce que la reprise en dit.")
    nom, lignes = f"reprise de {combien} pesées et autant de lignes vendues", fait["lignes"]
    yield Mesure(moteur, f"{nom}, en secondes", fait["secondes"], DIX_ANS, decimales=0)
    detail = f"{nombre(lignes / fait['secondes'], 0)} lignes par seconde"
    rapport = fait["secondes"] / fait["plancher"]
    yield Mesure(moteur, "reprise : une ligne / executemany", rapport, LIGNE_REPRISE, detail)
    yield Mesure(moteur, "reprise : mémoire, en Mo", fait["mo"], MEMOIRE, decimales=0)
    detail = " ; ".join(f"à {nombre(100 * m, 0)} % : {nombre(e)}" for m, e in fait["ecarts"])
    ecart = max(ecart for _moment, ecart in fait["ecarts"])
    yield Mesure(moteur, "reprise : ce qui reste, dit / vrai", ecart, ECART, detail)
    apres = preparer(env, "lire", l_an, "direction")
    quoi = "tableau de l’année : lu après la reprise / lu avant"
    yield Mesure(moteur, quoi, apres["lu"] / avant["lu"], LU)
    with servi(env) as port:
        for quoi, an in (("après la reprise", hier().year), ("repris", ANNEE_REPRISE)):
            rapport = contre_la_nue(port, env, page_de_l_annee(an), options)
            yield mesure_de(moteur, f"tableau de l’année {quoi} / page nue", rapport, PAGE)


def tableur(moteur: str, env: dict[str, str]) -> Iterator[Mesure]:
    """What « La reprise » takes of a long spreadsheet, in one transaction that is undone."""
    annoncer(f"{moteur} : un tableur de pesées…")
    fait = preparer(env, "reprendre_un_tableur")
    nom = f"tableur de {fait['pesees']} pesées"
    yield Mesure(moteur, f"{nom} : lire, en secondes", fait["lire"], TABLEUR_LU)
    yield Mesure(moteur, f"{nom} : écrire, en secondes", fait["ecrire"], TABLEUR_ECRIT)
    yield Mesure(moteur, f"{nom} : annuler, en secondes", fait["annuler"], TABLEUR_ANNULE)
    yield Mesure(moteur, f"{nom} : mémoire, en Mo", fait["mo"], MEMOIRE, decimales=0)
