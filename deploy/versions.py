"""Versions of the code, side by side: each in its folder, with its own environment, for ever alike.

A version's name ends with the digest of its files: the same code is never installed twice, and
another never takes its place.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from .maisons import Machine
from .programmes import Programmes
from .refus import Arret

# What is not the product in a folder where somebody worked.
_A_COTE = {
    *(".git", ".venv", ".serveur", ".siege", ".mutants", ".hypothesis", ".env"),
    *(".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__", "test-results"),
}
_A_COTE_A_LA_RACINE = {"donnees", "livraisons"}
LIVRAISON = "LIVRAISON"
# Written last in a version's folder: it is whole.
_ENTIERE = ".entiere"
# How many versions are kept that nobody runs any more.
_GARDEES = 2


def fichiers(source: Path) -> Iterator[Path]:
    """The files of the code, in the same order on every machine, relative to its folder."""
    for dossier, sous_dossiers, noms in os.walk(source):
        ici = Path(dossier).relative_to(source)
        ecartes = _A_COTE | (_A_COTE_A_LA_RACINE if ici == Path() else set())
        sous_dossiers[:] = sorted(
            d for d in sous_dossiers if d not in ecartes and not (Path(dossier) / d).is_symlink()
        )
        for nom in sorted(noms):
            if nom not in ecartes and not nom.endswith((".pyc", ".pyo")):
                yield ici / nom


def version_dite(source: Path) -> str:
    """« 0.3.0 »: what the product says of itself. Raises ``Arret``."""
    trouve = re.search(
        r'^VERSION = "([^"]+)"', (source / "petiterockette" / "version.py").read_text("utf-8"), re.M
    )
    if not trouve:
        raise Arret("Ce dossier n’est pas celui de La petite rockette : il ne dit pas sa version.")
    return trouve[1]


def nom_de_la_version(source: Path) -> str:
    """« 0.3.0-1a2b3c4d »: what the product says of itself, and the digest of its files."""
    empreinte = hashlib.sha256()
    for fichier in fichiers(source):
        empreinte.update(f"{fichier}\0".encode())
        empreinte.update(hashlib.sha256((source / fichier).read_bytes()).digest())
    return f"{version_dite(source)}-{empreinte.hexdigest()[:8]}"


def jour_du_code(source: Path) -> datetime:
    """A day before which no clock can stand: the release's, or that of its pins."""
    try:
        dit = json.loads((source / LIVRAISON).read_text("utf-8"))
        return datetime.fromisoformat(dit["le"])
    except (OSError, ValueError, KeyError, TypeError):
        return datetime(2026, 1, 1, tzinfo=UTC)


def poser_la_version(source: Path, machine: Machine, programmes: Programmes) -> Path:
    """The folder of this code on the machine: made whole, or found whole. Safe twice."""
    version = machine.versions / nom_de_la_version(source)
    if (version / _ENTIERE).exists() or source.resolve() == version.resolve():
        return version
    shutil.rmtree(version, ignore_errors=True)
    for fichier in fichiers(source):
        cible = version / fichier
        cible.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        shutil.copyfile(source / fichier, cible)
        executable = os.access(source / fichier, os.X_OK)
        cible.chmod(0o755 if executable else 0o644)
    _poser_l_environnement(version, programmes)
    _poser_les_pages(version, programmes)
    (version / _ENTIERE).touch()
    return version


def _poser_l_environnement(version: Path, programmes: Programmes) -> None:
    venv = version / ".venv"
    programmes.faire("python3", "-m", "venv", venv, pour="L’environnement Python")
    programmes.faire(
        *(venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *("--requirement", version / "requirements" / "produit.txt"),
        pour="Les bibliothèques du produit (la machine joint-elle Internet ?)",
    )
    # Nobody who serves may write there: what Python would keep is made now.
    programmes.faire(
        *(venv / "bin" / "python", "-m", "compileall", "-q", "-j", "1"),
        *(version / p for p in ("petiterockette", "collecte", "boutique", "ateliers", "deploy")),
        pour="Le code",
    )


def _poser_les_pages(version: Path, programmes: Programmes) -> None:
    # No installation's own keys are wanted to gather sheets and scripts.
    env = {nom: secrets.token_urlsafe(50) for nom in ("SECRET_KEY", "CLE_DES_CHAINES")}
    env["DATABASE_URL"] = "sqlite:////nonexistent/base.sqlite3"
    programmes.faire(
        *(version / ".venv" / "bin" / "python", "manage.py"),
        *("collectstatic", "--no-input", "--verbosity=0", "--skip-checks"),
        pour="Les feuilles et les scripts des pages",
        env=env,
        dans=version,
    )


def oublier_les_anciennes(machine: Machine) -> list[str]:
    """Remove the versions that no association runs nor goes back to, but the last ones."""
    servies = {lien.resolve() for lien in machine.code.iterdir() if lien.is_symlink()}
    libres = sorted(
        (v for v in machine.versions.iterdir() if v.is_dir() and v.resolve() not in servies),
        key=lambda v: v.stat().st_mtime,
    )
    oubliees = libres[: max(0, len(libres) - _GARDEES)]
    for version in oubliees:
        shutil.rmtree(version)
    return [version.name for version in oubliees]


def pointer(lien: Path, cible: Path) -> None:
    """Make a link lead elsewhere, at once: nobody ever finds it missing."""
    neuf = lien.with_name(f".{lien.name}.neuf")
    neuf.unlink(missing_ok=True)
    neuf.symlink_to(cible)
    neuf.replace(lien)
