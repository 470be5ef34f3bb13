"""`python -m bench.reprise`: a base of the old tool of so many years, brought in at full size."""

import argparse
import sys
from collections.abc import Iterator

from ..annees.mesures import remplir
from ..machine.bases import MOTEURS, moteurs
from ..machine.paires import annoncer
from ..machine.serveur import RACINE, mourir_proprement, preparer
from ..rapport import Mesure, ecrire, tableau
from .mesures import reprise

# Weighings of a year, and lines sold; years of the house's own.
PAR_AN, D_ICI = 75_000, 2
COMMENT = """\
Une base d’Oressource inventée, écrite à côté de deux années de démonstration, sa lecture comprise.
Le plancher insère autant de mouvements et de lignes de tickets, avec leurs contraintes et leurs
sceaux, dans la même base. « Dit / vrai » : combien de fois trop, ou trop peu, ce qui reste a été
dit, au dixième, au quart, à la moitié, aux trois quarts du temps.
"""


def main() -> int:
    mourir_proprement()
    options = _options()
    mesures = [
        mesure
        for moteur, une, _longue in moteurs(options.moteur)
        for mesure in _d_un_moteur(moteur, une, options)
    ]
    print(tableau(mesures))
    titre = f"La reprise, {options.ans} ans"
    ecrire(mesures, RACINE / "docs" / "mesures.md", titre, COMMENT)
    return int(any(m.manque for m in mesures))


def _options() -> argparse.Namespace:
    analyseur = argparse.ArgumentParser(prog="python -m bench.reprise", description=__doc__)
    analyseur.add_argument("--ans", type=int, default=10)
    analyseur.add_argument("--paires", type=int, default=100)
    analyseur.add_argument("--echauffement", type=int, default=10)
    analyseur.add_argument("--moteur", choices=tuple(MOTEURS), default="")
    return analyseur.parse_args()


def _d_un_moteur(moteur: str, une: dict[str, str], options: argparse.Namespace) -> Iterator[Mesure]:
    annoncer(f"{moteur} : {D_ICI} années…")
    remplir(une, D_ICI)
    yield from reprise(moteur, une, options.ans * PAR_AN, options)
    annoncer(f"{moteur} : les livres…")
    lus = preparer(une, "verifier_les_livres")
    yield Mesure(moteur, "vérifier ensuite, en secondes", lus["secondes"], decimales=0)
    yield Mesure(moteur, "vérifier ensuite : anomalies", lus["anomalies"], 0, decimales=0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        sys.exit(130)
