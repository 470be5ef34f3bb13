"""A backup asked for at once: an empty file ``demande`` beside ``etat.json``.

A page makes it, systemd starts the job when it is there, the job takes it away as it begins. The
standard library alone, as ``etat``.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

DEMANDE = "demande"


def demander(dossier: Path) -> None:
    """Ask for a backup at once; the one asked before keeps its hour. Raises ``OSError``."""
    try:
        os.close(os.open(dossier / DEMANDE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o660))
    except FileExistsError:
        return


def demandee_le(dossier: Path) -> datetime | None:
    """When the backup that is waited for was asked; None when none is."""
    try:
        return datetime.fromtimestamp((dossier / DEMANDE).stat().st_mtime, UTC)
    except OSError:
        return None


def retirer_la_demande(dossier: Path) -> None:
    """What the job does as it begins: what is asked from now on asks for another."""
    (dossier / DEMANDE).unlink(missing_ok=True)
