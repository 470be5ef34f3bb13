"""The measures as people read them: a table, printed and kept in docs/mesures.md."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from outils.sections import ecrire_section

from .statistiques import Rapport

MACHINE = """\
Le {jour}, Python {python}, {coeurs} cœurs, charge {charge:.1f} à la fin.
"""


@dataclass(frozen=True)
class Mesure:
    """A figure and its goal: at most ``objectif``; None where it is only said."""

    base: str
    nom: str
    valeur: float
    objectif: float | None = None
    detail: str = ""
    decimales: int = 2

    @property
    def manque(self) -> bool:
        return self.objectif is not None and self.valeur > self.objectif


def mesure_de(base: str, nom: str, rapport: Rapport, objectif: float) -> Mesure:
    detail = (
        f"[{nombre(rapport.bas)} – {nombre(rapport.haut)}] ; "
        f"{nombre(rapport.a_ms, 1)} ms contre {nombre(rapport.b_ms, 1)} ms"
    )
    return Mesure(base, nom, rapport.rapport, objectif, detail)


def dite(mesure: Mesure) -> Mesure:
    """The measure, told as soon as it is known: the whole takes more than an hour."""
    tenu = "MANQUÉ" if mesure.manque else ""
    valeur = nombre(mesure.valeur, mesure.decimales)
    print(mesure.base, mesure.nom, valeur, tenu, mesure.detail, file=sys.stderr, flush=True)
    return mesure


def tableau(mesures: Sequence[Mesure]) -> str:
    """A Markdown table that reads well in a terminal too."""
    lignes = [("Base", "Mesure", "Valeur", "Objectif", "", "Détail")]
    for m in mesures:
        objectif = "" if m.objectif is None else f"≤ {_objectif(m.objectif)}"
        tenu = "" if m.objectif is None else "MANQUÉ" if m.manque else "tenu"
        valeur = nombre(m.valeur, m.decimales)
        lignes.append((m.base, m.nom, valeur, objectif, tenu, m.detail))
    largeurs = [max(map(len, colonne)) for colonne in zip(*lignes, strict=True)]
    textes = [
        "| " + " | ".join(mot.ljust(n) for mot, n in zip(ligne, largeurs, strict=True)) + " |"
        for ligne in lignes
    ]
    textes.insert(1, "|" + "|".join("-" * (n + 2) for n in largeurs) + "|")
    return "\n".join(textes)


def ecrire(mesures: Sequence[Mesure], fichier: Path, titre: str, comment: str) -> None:
    """Keep the table in the section of that title, with how it was measured and on what."""
    machine = MACHINE.format(
        jour=datetime.now(UTC).strftime("%d/%m/%Y"),
        python=platform.python_version(),
        coeurs=os.cpu_count(),
        charge=os.getloadavg()[0],
    )
    ecrire_section(fichier, titre, "\n".join((comment, machine, tableau(mesures))))


def _objectif(valeur: float) -> str:
    return nombre(valeur, 0 if valeur == int(valeur) else 2).rstrip("0" if valeur % 1 else "")


def nombre(valeur: float, decimales: int = 2) -> str:
    """« 1\u202f234,50 »."""
    return f"{valeur:,.{decimales}f}".replace(",", "\u202f").replace(".", ",")
