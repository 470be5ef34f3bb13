"""`make livraison`: a version as an archive, its digests, the list of its parts, their licences.

What is published is what is committed. Its parts are audited first: an advisory, a part that the
audit skips or a service that does not answer stops all.
"""

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .archives import SOMMES
from .refus import Arret
from .versions import LIVRAISON, version_dite

RACINE = Path(__file__).resolve().parents[1]
OU = RACINE / "livraisons"
PIECES = "PIECES.cdx.json"
LICENCES = "LICENCES.txt"
OUTILS = RACINE / ".serveur" / "venv-livraison" / "bin"
PRODUIT = RACINE / ".serveur" / "venv-produit" / "bin" / "python"
# What is installed where the product is served.
EPINGLES = ("produit", "serveur")


def livrer(ou: Path, sans_audit: str) -> Path:
    """The folder of a release. Raises ``Arret`` where it cannot be published."""
    if _git("status", "--porcelain"):
        raise Arret("Des fichiers ne sont pas enregistrés : « git commit » d’abord.")
    dit = identite(_git("rev-parse", "HEAD"), _git("show", "-s", "--format=%cI", "HEAD"))
    if sans_audit:
        print(f"Audit des pièces passé outre : {sans_audit}")
        dit["audit"] = f"passé outre : {sans_audit}"
    else:
        for epingles in EPINGLES:
            auditer(RACINE / "requirements" / f"{epingles}.txt")
        dit["audit"] = "aucun avis connu"
    pieces = lister_les_pieces()
    dites = licences(json.loads(pieces), declarees())
    dossier = ou / dit["nom"]
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / PIECES).write_text(pieces, "utf-8")
    (dossier / LICENCES).write_text(dites, "utf-8")
    archive = dossier / f"{dit['nom']}.tar.gz"
    archiver(archive, dit, [dossier / PIECES, dossier / LICENCES])
    (dossier / SOMMES).write_text(sommes([archive, dossier / PIECES, dossier / LICENCES]), "utf-8")
    return dossier


def identite(commit: str, le: str, racine: Path = RACINE) -> dict[str, str]:
    """What a release says of itself."""
    version = version_dite(racine)
    nom = f"petiterockette-{version}-{commit[:8]}"
    return {"nom": nom, "version": version, "commit": commit, "le": le}


def archiver(archive: Path, dit: dict[str, str], avec: list[Path], racine: Path = RACINE) -> None:
    """What is committed, its identity and what comes ``avec`` it: the same bytes each time."""
    prefixe = f"{dit['nom']}/"
    with tempfile.TemporaryDirectory() as travail:
        fiche = Path(travail) / LIVRAISON
        fiche.write_text(json.dumps(dit, ensure_ascii=False, indent=2) + "\n", "utf-8")
        ajouts = [f"--add-file={fichier}" for fichier in (fiche, *avec)]
        fait = subprocess.run(
            ["git", "archive", "--format=tar", f"--prefix={prefixe}", *ajouts, dit["commit"]],
            cwd=racine,
            stdout=subprocess.PIPE,
            check=True,
        )
    # No date, no name: two archives of one commit are the same.
    with archive.open("wb") as brut, gzip.GzipFile("", "wb", 9, brut, mtime=0) as compresse:
        compresse.write(fait.stdout)


def auditer(epingles: Path, outil: Path | None = None) -> None:
    """Raise ``Arret`` where a part has an advisory, is skipped, or cannot be judged."""
    mots = ["--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off"]
    fait = subprocess.run(
        [outil or OUTILS / "pip-audit", *mots, "--requirement", epingles],
        capture_output=True,
        text=True,
        check=False,
    )
    if fait.returncode:
        raise Arret(dire_l_audit(epingles.name, fait.stdout + fait.stderr))
    print(f"{epingles.name} : aucun avis de sécurité connu.")


def dire_l_audit(fichier: str, dit: str) -> str:
    """Why an audit stopped, in a sentence. Pure."""
    fin = "\n".join(f"    {ligne}" for ligne in dit.strip().splitlines()[-15:])
    if re.search(r"Found \d+ known vulnerabilit", dit):
        phrase = (
            f"{fichier} a des avis de sécurité : montez ces pièces (« make epingler »), ou dites "
            "pourquoi vous passez outre (SANS_AUDIT='la raison' make livraison)."
        )
    elif re.search(r"not found on PyPI|skipp", dit, re.I):
        phrase = (
            f"{fichier} a une pièce que l’audit ne connaît pas : il ne peut pas être dit sûr. "
            "SANS_AUDIT='la raison' passe outre."
        )
    else:
        phrase = (
            f"Le service des avis de sécurité ne répond pas pour {fichier} : recommencez plus "
            "tard, ou dites pourquoi vous passez outre (SANS_AUDIT='la raison' make livraison)."
        )
    return f"{phrase}\n{fin}"


def lister_les_pieces() -> str:
    """The list of parts (CycloneDX), of what is installed where pages are served."""
    fait = subprocess.run(
        [
            *(OUTILS / "cyclonedx-py", "environment", PRODUIT),
            *("--pyproject", RACINE / "pyproject.toml", "--output-reproducible"),
            *("--mc-type", "application", "--of", "JSON"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if fait.returncode:
        raise Arret(f"La liste des pièces n’a pas pu être faite :\n{fait.stderr.strip()[-800:]}")
    return fait.stdout


def declarees() -> dict[str, str]:
    """The licences of parts whose own metadata say none, as we read them."""
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    return dict(projet["tool"]["livraison"]["licences"])


def licences(pieces: dict[str, Any], declarees: Mapping[str, str]) -> str:
    """A line per part: its name, its version, its licence. Raises ``Arret`` where one has none."""
    lignes, sans = [], []
    for piece in sorted(pieces.get("components", []), key=lambda p: p["name"].lower()):
        dites = [_licence(dite) for dite in piece.get("licenses", [])]
        if not any(dites) and piece["name"] in declarees:
            dites = [declarees[piece["name"]]]
        if not any(dites):
            sans.append(piece["name"])
        lignes.append(
            f"{piece['name']} {piece.get('version', '')} : {', '.join(filter(None, dites))}"
        )
    if sans:
        raise Arret(f"Ces pièces ne disent pas leur licence : {', '.join(sans)}.")
    return "\n".join(lignes) + "\n"


def _licence(dite: dict[str, Any]) -> str:
    if "expression" in dite:
        return str(dite["expression"])
    licence = dite.get("license", {})
    # Some put their whole licence where its name belongs.
    nom = str(licence.get("id") or licence.get("name") or "")
    return nom.partition("\n")[0].rpartition(" :: ")[2][:80]


def sommes(fichiers: list[Path]) -> str:
    """As « sha256sum » writes them, so that it reads them."""
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in fichiers)


def _git(*mots: str) -> str:
    fait = subprocess.run(["git", *mots], cwd=RACINE, capture_output=True, text=True, check=False)
    if fait.returncode:
        raise Arret(f"git {mots[0]} : {fait.stderr.strip()}")
    return fait.stdout.strip()


def main() -> int:
    """1 with a sentence where nothing can be published."""
    try:
        dossier = livrer(OU, os.environ.get("SANS_AUDIT", "").strip())
    except Arret as refus:
        print(refus, file=sys.stderr)
        return 1
    for fichier in sorted(dossier.iterdir()):
        print(f"  {fichier.relative_to(RACINE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
