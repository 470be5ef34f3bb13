"""The exports on the disk, each under the number of its gesture: read by nobody else."""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

from petiterockette.base.dossiers_prives import FICHIER, dossier_prive

from .refus import FichierJete

# An old base names people: its file is thrown away by then, brought in or not.
GARDE = timedelta(days=90)


@dataclass(frozen=True)
class Depose:
    """A file laid on the disk: its size, its SHA-256."""

    octets: int
    empreinte: str


def chemin(uuid: UUID) -> Path:
    """Where an export lies, or would lie."""
    return dossier_prive(Path(settings.DOSSIER_DES_REPRISES)) / f"{uuid}.export"


def deposer(uuid: UUID, morceaux: Iterable[bytes]) -> Depose:
    """Lay a file on the disk, part after part: whole, or not there."""
    ici = chemin(uuid)
    en_cours = ici.with_suffix(".en-cours")
    somme, octets = hashlib.sha256(), 0
    try:
        with en_cours.open("wb") as sortie:
            en_cours.chmod(FICHIER)
            for morceau in morceaux:
                sortie.write(morceau)
                somme.update(morceau)
                octets += len(morceau)
        shutil.move(en_cours, ici)
    finally:
        en_cours.unlink(missing_ok=True)
    return Depose(octets, somme.hexdigest())


def ouvrir(uuid: UUID) -> IO[bytes]:
    """Raises ``FichierJete`` where it is no more on the disk."""
    try:
        return chemin(uuid).open("rb")
    except FileNotFoundError as faute:
        raise FichierJete() from faute


def jeter(uuid: UUID) -> None:
    chemin(uuid).unlink(missing_ok=True)
