"""What a backup says of itself, and where what was put back differs from it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .refus import SauvegardeRefusee

FORMAT = 1
NOM = "manifeste.json"
# What people know of their house: all that moved, all that was sold. Every sum is compared.
MOUVEMENTS = ("collecte_livre_mouvement", "masse_g")
VENTES = ("boutique_ventes_vente", "total_cts")
DEPOTS = "collecte_livre_apport"


def composer(
    *,
    nom: str,
    version: str,
    moteur: str,
    le: datetime,
    dossiers: dict[str, Path],
    tables: dict[str, dict[str, Any]],
    fichiers: dict[str, int],
) -> dict[str, Any]:
    """The manifest of a backup. ``dossiers``: where each part stood on this machine."""
    return {
        "format": FORMAT,
        "nom": nom,
        "version": version,
        "moteur": moteur,
        "le": le.astimezone(UTC).isoformat(timespec="seconds"),
        "dossiers": {quoi: str(ou) for quoi, ou in dossiers.items()},
        "tables": tables,
        "fichiers": fichiers,
    }


def lire(texte: str | bytes) -> dict[str, Any]:
    """A manifest. Raises ``SauvegardeRefusee`` for what this version does not read."""
    try:
        dit = json.loads(texte)
        connu = dit["format"] == FORMAT
        assert isinstance(dit["tables"], dict)
        assert isinstance(dit["fichiers"], dict)
        assert isinstance(dit["dossiers"], dict)
    except (ValueError, KeyError, TypeError, AssertionError) as erreur:
        raise SauvegardeRefusee(
            "Cette sauvegarde ne dit pas ce qu’elle contient\u00a0: prenez-en une autre."
        ) from erreur
    if not connu:
        raise SauvegardeRefusee(
            f"Cette sauvegarde a été faite par la version {dit.get('version')}\u00a0: installez-la "
            "d’abord."
        )
    return dit


def fichiers_sous(dossiers: dict[str, Path]) -> dict[str, int]:
    """« photos/aa/….jpg » → its size; what is hidden is being written."""
    return {
        f"{quoi}/{chemin.relative_to(dossier).as_posix()}": chemin.stat().st_size
        for quoi, dossier in sorted(dossiers.items())
        for chemin in sorted(dossier.rglob("*"))
        if chemin.is_file() and not chemin.name.startswith(".") and not chemin.is_symlink()
    }


def differences(dit: dict[str, Any], tables: dict[str, Any], fichiers: dict[str, int]) -> list[str]:
    """A sentence (French) for each table or file that is not as the manifest says; empty: equal."""
    return [*_tables(dit["tables"], tables), *_fichiers(dit["fichiers"], fichiers)]


def somme(tables: dict[str, Any], ou: tuple[str, str]) -> int:
    """The sum of one column of one table."""
    return tables.get(ou[0], {}).get("sommes", {}).get(ou[1], 0)


def compte(dit: dict[str, Any]) -> tuple[int, int, int]:
    """How many tickets, deposits and photographs a backup holds."""
    tickets, depots = (dit["tables"].get(t, {}).get("rangees", 0) for t in (VENTES[0], DEPOTS))
    return tickets, depots, sum(nom.startswith("photos/") for nom in dit["fichiers"])


def empreinte(tables: dict[str, Any]) -> str:
    """One digest of all tables."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def rangees(tables: dict[str, Any]) -> int:
    """How many rows all tables hold."""
    return sum(table["rangees"] for table in tables.values())


def _tables(dites: dict[str, Any], rendues: dict[str, Any]) -> Iterator[str]:
    for nom in sorted(dites.keys() | rendues.keys()):
        dite, rendue = dites.get(nom), rendues.get(nom)
        if rendue is None:
            yield f"la table {nom} manque"
        elif dite is None:
            yield f"la table {nom} est de trop"
        elif dite["rangees"] != rendue["rangees"]:
            yield f"{nom}\u00a0: {rendue['rangees']} rangées au lieu de {dite['rangees']}"
        elif dite["sommes"] != rendue["sommes"]:
            yield f"{nom}\u00a0: des grammes ou des centimes diffèrent"
        elif dite["empreinte"] != rendue["empreinte"]:
            yield f"{nom}\u00a0: autant de rangées, mais l’une d’elles diffère"


def _fichiers(dits: dict[str, int], rendus: dict[str, int]) -> Iterator[str]:
    for nom, octets in sorted(dits.items()):
        if nom not in rendus:
            yield f"le fichier {nom} manque"
        elif rendus[nom] != octets:
            yield f"le fichier {nom} n’a pas sa taille"
