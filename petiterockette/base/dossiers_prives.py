"""The folders and files of ours outside the database: read by nobody else."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

DOSSIER = 0o700
FICHIER = 0o600


def dossier_prive(chemin: Path) -> Path:
    """A folder, made if it was not there; only the product's own user reads it."""
    chemin.mkdir(mode=DOSSIER, parents=True, exist_ok=True)
    return chemin


def preparer_la_base(base: dict[str, Any]) -> None:
    """Make the folder and the file of a SQLite base, closed to others; ``base``: its settings.

    What SQLite writes beside it takes the file's own mode.
    """
    if not base["ENGINE"].endswith("sqlite3"):
        return
    fichier = Path(base["NAME"])
    try:
        dossier_prive(fichier.parent)
        os.close(os.open(fichier, os.O_RDWR | os.O_CREAT, FICHIER))
        if fichier.stat().st_mode & 0o077:
            fichier.chmod(FICHIER)
    except OSError as erreur:
        raise ImproperlyConfigured(
            f"La base « {fichier} » ne peut pas s’écrire ({erreur.strerror}) : "
            "voyez DATABASE_URL dans .env, et à qui est ce dossier."
        ) from erreur
