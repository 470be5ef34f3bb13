"""Where the files of the archives are kept, outside the database."""

import hashlib
import shutil
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from django.conf import settings

from boutique.clotures.exercices import siren_des_fichiers
from petiterockette.base.dossiers_prives import dossier_prive

from .models import Archive
from .refus import ArchiveIntrouvable

# What a killed worker left half written is thrown away after so long.
ABANDON = timedelta(days=1)


def dossier_des_archives() -> Path:
    """The folder, made if it was not there; only the product's own user reads it."""
    return dossier_prive(Path(settings.DOSSIER_DES_ARCHIVES))


def nouveau_chemin(debut: date, fin: date, le: datetime, genre: str) -> Path:
    """« archive_caisses_123456789_2027-01-01_2027-12-31_20280104T043012.zip », or the next."""
    jours = f"{debut:%Y-%m-%d}_{fin:%Y-%m-%d}_{le:%Y%m%dT%H%M%S}"
    nom = f"archive_{genre}_{siren_des_fichiers()}_{jours}"
    dossier = dossier_des_archives()
    suites = (f"{nom}_{n}.zip" if n > 1 else f"{nom}.zip" for n in count(1))
    return next(dossier / s for s in suites if not (dossier / s).exists())


def chemin_de(archive: Archive) -> Path:
    """The file of an archive. Raises ``ArchiveIntrouvable``."""
    chemin = Path(settings.DOSSIER_DES_ARCHIVES) / archive.fichier
    if not chemin.is_file():
        raise ArchiveIntrouvable(fichier=archive.fichier)
    return chemin


def empreinte_du_fichier(chemin: Path) -> str:
    """SHA-256 of a file, in hexadecimal, read as it goes."""
    with chemin.open("rb") as fichier:
        return hashlib.file_digest(fichier, "sha256").hexdigest()


def balayer(maintenant: datetime) -> None:
    """Throw away what was begun long ago and never finished."""
    avant = (maintenant - ABANDON).timestamp()
    for reste in dossier_des_archives().glob(".en-cours-*"):
        if reste.stat().st_mtime < avant:
            shutil.rmtree(reste) if reste.is_dir() else reste.unlink()
