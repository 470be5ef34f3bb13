"""The questions and the checks, before anything is written; with Debian's Python alone.

The answers are kept where `deploy.installer` reads them.
"""

import os
import sys
from pathlib import Path

from ..fichiers import lire
from ..maisons import NOM, Machine, Maison
from ..refus import Arret
from ..versions import jour_du_code
from .machine import Constat, exiger, juger, mesurer
from .reponses import (
    PREFIXE,
    QUESTIONS,
    Reponses,
    demander_les_reponses,
    dites_d_avance,
    lire_les_reponses,
)

RACINE = Path(__file__).resolve().parents[2]
RETENUES = RACINE / ".serveur" / "reponses"


def reponses() -> Reponses:
    """The answers: told beforehand, or asked to somebody at a keyboard."""
    dites = dites_d_avance()
    if dites or not sys.stdin.isatty():
        return lire_les_reponses(_d_avant(dites.get("NOM", "")) | dites)
    print(
        "Quelques questions, puis dix minutes sans vous. « Entrée » garde ce qui est entre "
        "crochets.\n"
    )
    return demander_les_reponses(_d_avant(""))


def _d_avant(nom: str) -> dict[str, str]:
    """The answers of last time, for that name or the only one here."""
    if not nom:
        # Whoever has one association here means that one.
        ici = Machine().maisons()
        nom = ici[0].nom if len(ici) == 1 else QUESTIONS[0].defaut
    fichier = Maison(nom).reponses
    if not NOM.fullmatch(nom) or not fichier.is_file():
        return {}
    return lire(fichier.read_text("utf-8"))


def main() -> int:
    """Ask, judge, keep; 1 with its sentences where this machine cannot serve."""
    try:
        avant: list[Constat] = juger(mesurer(""), code_du=jour_du_code(RACINE), sans_dns=True)
        exiger(c for c in avant if c.grave)
        dites = reponses()
        constats = juger(
            mesurer(dites.domaine),
            code_du=jour_du_code(RACINE),
            sans_dns=os.environ.get(f"{PREFIXE}SANS_DNS", "") == "oui",
        )
        for phrase in exiger(constats):
            print(f"À savoir : {phrase}")
    except Arret as refus:
        print(refus, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nRien n’a été installé.", file=sys.stderr)
        return 130
    RETENUES.parent.mkdir(mode=0o700, exist_ok=True)
    RETENUES.touch(mode=0o600)
    RETENUES.write_text(dites.en_texte(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
