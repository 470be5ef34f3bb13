"""`python -m bench`: measure, print, and write docs/mesures.md, part by part and base by base.

A part is written as soon as it is measured: all of them take more than an hour.
"""

import argparse
import sys
from collections.abc import Iterator

from .annees.mesures import bureau, livres, racontee, remplir
from .comptoir.allure import a_l_allure
from .comptoir.ensemble import vendre_ensemble
from .comptoir.mesures import gestes
from .machine.bases import MOTEURS, moteurs
from .machine.paires import annoncer, hier, page_de_l_annee
from .machine.serveur import RACINE, mourir_proprement, preparer, servi
from .pages.mesures import annuaire, api, chaque_page, histoires, l_annee, lues
from .rapport import Mesure, dite, ecrire, tableau
from .reprise.mesures import ancien_outil, reprise, tableur

# The short history: the year, and the one before that its page compares it with.
COURTE = 2
# Weighings of an old base that is brought in, and lines that it sold; of a quick run.
PESEES, PESEES_RAPIDES = 50_000, 3_000
# How long each pace is held, in seconds; in a quick run.
SECONDES, SECONDES_RAPIDES = 60, 4
COMMENT = """\
Un seul ouvrier gunicorn (sync), sur la boucle locale, connecté, avec tous les middlewares.
A et B sont demandés à tour de rôle : {paires} paires après {echauffement} d’échauffement.
Un rapport est celui des médianes ; entre crochets, la moitié centrale des rapports paire à
paire. Le plancher insère 1 + 3 lignes dans une transaction, par un POST semblable ; la page
nue est `base.html` et rien d’autre. PostgreSQL est éphémère, sans fsync.
"""


def main() -> int:
    mourir_proprement()
    options = _options()
    manques = 0
    for moteur, une, longue in moteurs(options.moteur):
        annoncer(f"{moteur} : {COURTE} années…")
        remplir(une, COURTE)
        for partie, (titre, mesurer) in PARTIES.items():
            if options.partie not in ("", partie):
                continue
            mesures = [dite(mesure) for mesure in mesurer(moteur, une, longue, options)]
            manques += sum(m.manque for m in mesures)
            print(tableau(mesures))
            if not options.rapide:
                _garder(mesures, f"{moteur}, {titre.format(annees=options.annees)}", options)
    return 1 if manques and not options.rapide else 0


def _options() -> argparse.Namespace:
    analyseur = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    analyseur.add_argument("--paires", type=int, default=300)
    analyseur.add_argument("--echauffement", type=int, default=30)
    analyseur.add_argument("--annees", type=int, default=10, help="la longue histoire")
    analyseur.add_argument("--moteur", choices=tuple(MOTEURS), default="")
    analyseur.add_argument("--partie", choices=tuple(PARTIES), default="")
    analyseur.add_argument(
        "--rapide", action="store_true", help="quelques paires, trois années, rien d’écrit"
    )
    options = analyseur.parse_args()
    options.pesees, options.secondes = PESEES, SECONDES
    if options.rapide:
        options.paires, options.echauffement, options.annees = 12, 3, 3
        options.pesees, options.secondes = PESEES_RAPIDES, SECONDES_RAPIDES
    return options


def _garder(mesures: list[Mesure], titre: str, options: argparse.Namespace) -> None:
    comment = COMMENT.format(paires=options.paires, echauffement=options.echauffement)
    ecrire(mesures, RACINE / "docs" / "mesures.md", titre, comment)


def _courte(
    moteur: str, une: dict[str, str], _longue: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    """What counters, tills, pages and the API take on a short history."""
    with servi(une) as port:
        for mesurer in (gestes, l_annee, annuaire, api):
            yield from mesurer(moteur, port, une, options)
    annoncer(f"{moteur} : les caisses à la fois…")
    yield from vendre_ensemble(moteur, une, options.paires // 3)


def _longue(
    moteur: str, une: dict[str, str], longue: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    """What a long history makes slower: books, papers, pages, a full Saturday."""
    courte, longues = f"{COURTE} années", f"{options.annees} années"
    l_an = page_de_l_annee(hier().year)
    par_histoire = {courte: preparer(une, "lire", l_an, "direction")}
    annoncer(f"{moteur} : {longues}…")
    # All but the last day: what a night reads of a day is measured on a true one.
    duree = remplir(longue, options.annees, hier())
    annoncer(f"{moteur} : les livres…")
    entier = preparer(longue, "verifier_les_livres")
    duree += remplir(longue, options.annees)
    yield from racontee(moteur, longue, longues, duree)
    par_histoire[longues] = preparer(longue, "lire", l_an, "direction")
    if moteur == "SQLite":
        yield from ancien_outil(moteur, longue)
    yield from tableur(moteur, longue)
    yield from livres(moteur, longue, longues, entier)
    yield from bureau(moteur, longue)
    yield from chaque_page(moteur, longue, longues)
    yield from lues(moteur, par_histoire)
    yield from histoires(moteur, une, longue, f"{longues} / {courte}", options)
    yield from a_l_allure(moteur, longue, options.secondes)


def _reprise(
    moteur: str, une: dict[str, str], _longue: dict[str, str], options: argparse.Namespace
) -> Iterator[Mesure]:
    """What bringing in the old tool takes. Last: it stays in the short base."""
    yield from reprise(moteur, une, options.pesees, options)


# As `--partie` names them: the end of their title, what measures them. In this order.
PARTIES = {
    "courte": (f"{COURTE} années", _courte),
    "longue": ("{annees} années", _longue),
    "reprise": ("une reprise", _reprise),
}

if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        sys.exit(130)
