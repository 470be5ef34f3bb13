"""Find somebody's full name, address and number in words that people typed. Pure.

A first name alone names nobody: it is not looked for.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .mots import chiffres_du_telephone, plier

BIFFE = "[…]"
BORD = r"(?<![^\W_])(?:{})(?![^\W_])"
# « dupont@ » is not the end of « marie.dupont@ », nor « .fr » the start of « .fr.example ».
BORD_COURRIEL = r"(?<![\w.+-])(?:{})(?![\w-]|\.\w)"


@dataclass(frozen=True)
class Identite:
    """What names people: ``indices`` finds rows that may hold it, ``motif`` makes sure."""

    indices: tuple[str, ...]
    motif: re.Pattern[str] | None

    def nomme(self, valeur: Any) -> bool:
        """Whether a text, or any text of a JSON value, names them."""
        if isinstance(valeur, str):
            return bool(self.motif and self.motif.search(valeur))
        if isinstance(valeur, dict):
            return any(self.nomme(v) for v in (*valeur, *valeur.values()))
        return isinstance(valeur, list) and any(map(self.nomme, valeur))

    def biffer(self, valeur: Any) -> Any:
        """A text without what names the person: « […] » in its place."""
        if isinstance(valeur, str) and self.motif:
            return self.motif.sub(BIFFE, valeur)
        if isinstance(valeur, dict):
            return {self.biffer(k): self.biffer(v) for k, v in valeur.items()}
        return [self.biffer(v) for v in valeur] if isinstance(valeur, list) else valeur


def identite(personnes: Iterable[Any]) -> Identite:
    """What names these people (``prenom``, ``nom``, ``courriel``, ``telephone``)."""
    indices: set[str] = set()
    motifs: list[str] = []
    courriels: set[str] = set()
    for personne in personnes:
        for mots in _noms(personne):
            motifs.append(r"[\W_]+".join(map(re.escape, mots)))
            indices |= _ecritures(max(mots, key=len))
        if personne.courriel:
            courriels.add(re.escape(personne.courriel))
            indices.add(personne.courriel)
        chiffres = chiffres_du_telephone(personne.telephone)
        if len(chiffres) >= 6:
            motif, ecritures = _telephone(chiffres)
            motifs.append(motif)
            indices |= ecritures
    formes = [
        bord.format("|".join(sorted(dits, key=len, reverse=True)))
        for bord, dits in ((BORD_COURRIEL, courriels), (BORD, set(motifs)))
        if dits
    ]
    if not formes:
        return Identite((), None)
    return Identite(tuple(sorted(indices)), re.compile("|".join(formes), re.IGNORECASE))


def _noms(personne: Any) -> Iterable[list[str]]:
    """The full name in both orders, as written and folded; nothing of a first name alone."""
    ordres = [(personne.prenom, personne.nom), (personne.nom, personne.prenom)]
    for ordre in ordres:
        ecrit = re.findall(r"[^\W_]+", " ".join(ordre))
        if len(ecrit) > 1:
            yield ecrit
            yield plier(" ".join(ordre)).split()


def _ecritures(mot: str) -> set[str]:
    """A word as columns may hold it: accents that SQLite does not fold, escaped in JSON."""
    formes = {mot, mot.lower(), mot.upper(), mot.capitalize()}
    return formes | {json.dumps(forme)[1:-1] for forme in formes}


def _telephone(chiffres: str) -> tuple[str, set[str]]:
    """A number however it is spaced, with 0 or +33; and two of its ends to look for."""
    entre = r"[\s.\-/()\u00a0\u202f]*"
    if len(chiffres) == 10 and chiffres[0] == "0":
        suite = entre.join(chiffres[1:])
        motif = rf"(?:\+33|0033|0){entre}(?:\(0\))?{entre}{suite}"
    else:
        motif = entre.join(chiffres)
    paires = [chiffres[i : i + 2] for i in range(0, len(chiffres), 2)]
    fin = chiffres[-4:]
    return motif, {fin, *(f"{fin[:2]}{s}{fin[2:]}" for s in " .-\u00a0\u202f"), " ".join(paires)}
