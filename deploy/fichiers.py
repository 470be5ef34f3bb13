"""Files of settings: lines « NAME=value », read alike by systemd, a shell and Django."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

_LIGNE = re.compile(r"^\s*([A-Z][A-Z0-9_]*)=(.*)$")
_SANS_GUILLEMETS = re.compile(r"[A-Za-z0-9_@%+=:,./?&~-]*")


def lire(texte: str) -> dict[str, str]:
    """What a file of settings says; comments and what is not a line of it are left out."""
    dits = {}
    for ligne in texte.splitlines():
        if trouve := _LIGNE.match(ligne):
            dits[trouve[1]] = _lue(trouve[2].strip())
    return dits


def ecrire(nom: str, valeur: str) -> str:
    """One line of a file of settings."""
    if _SANS_GUILLEMETS.fullmatch(valeur):
        return f"{nom}={valeur}"
    echappee = re.sub(r'(["\\$`])', r"\\\1", valeur)
    return f'{nom}="{echappee}"'


def completer(texte: str, voulu: Mapping[str, str | None]) -> str:
    """The file with what is wanted in it; lines of somebody else's stay where they are.

    A value of None takes the line out.
    """
    reste = dict(voulu)
    lignes = []
    for ligne in texte.splitlines():
        trouve = _LIGNE.match(ligne)
        if trouve is None or trouve[1] not in voulu:
            lignes.append(ligne)
        elif (valeur := reste.pop(trouve[1], None)) is not None:
            lignes.append(ecrire(trouve[1], valeur))
    lignes += [ecrire(nom, valeur) for nom, valeur in reste.items() if valeur is not None]
    return "\n".join(lignes) + "\n"


def remplacer(fichier: Path, texte: str) -> None:
    """Write a file that is there, whole or not at all, for those that it was for."""
    neuf, avant = fichier.with_name(f".{fichier.name}.neuf"), fichier.stat()
    neuf.write_text(texte, "utf-8")
    neuf.chmod(avant.st_mode & 0o777)
    os.chown(neuf, avant.st_uid, avant.st_gid)
    neuf.replace(fichier)


def remplir(modele: str, valeurs: Mapping[str, str]) -> str:
    """A template with its « {{ name }} » replaced; KeyError where one has no value."""
    return re.sub(r"\{\{ (\w+) \}\}", lambda trouve: valeurs[trouve[1]], modele)


def _lue(valeur: str) -> str:
    if len(valeur) >= 2 and valeur[0] == valeur[-1] == '"':
        return re.sub(r"\\(.)", r"\1", valeur[1:-1])
    if len(valeur) >= 2 and valeur[0] == valeur[-1] == "'":
        return valeur[1:-1]
    return valeur
