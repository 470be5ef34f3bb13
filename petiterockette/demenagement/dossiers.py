"""The files that are beside the base: photographs and papers, archives of the tills, heads."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

PHOTOS, ARCHIVES, TETES = "photos", "archives", "tetes"
# What an import puts back; heads are told anew, since another key seals them.
RENDUS = (PHOTOS, ARCHIVES)


def dossiers() -> dict[str, Path]:
    """Name in an export → the folder of this installation."""
    return {
        PHOTOS: Path(settings.MEDIA_ROOT),
        ARCHIVES: Path(settings.DOSSIER_DES_ARCHIVES),
        TETES: Path(settings.DOSSIER_DES_TETES),
    }


def fichiers() -> Iterator[tuple[str, Path]]:
    """Each file by its name in an export, in order; what is hidden is being written."""
    for nom, dossier in dossiers().items():
        for chemin in _sous(dossier):
            dit = f"{nom}/{chemin.relative_to(dossier).as_posix()}"
            if est_un_nom_sur(dit):
                yield dit, chemin


def poids() -> int:
    """How many bytes all of them hold."""
    return sum(chemin.stat().st_size for _nom, chemin in fichiers())


def est_un_nom_sur(nom: str) -> bool:
    """Whether a name in an export stays in its folder, on any system, and hides nothing."""
    parties = PurePosixPath(nom).parts
    return (
        len(parties) > 1
        and nom == "/".join(parties)
        and parties[0] in (PHOTOS, ARCHIVES, TETES)
        and nom.isprintable()
        and not any(p.startswith(".") or set(p) & set('\\:*?"<>|') for p in parties)
    )


def _sous(dossier: Path) -> Iterator[Path]:
    for racine, sous, noms in os.walk(dossier):
        sous[:] = sorted(s for s in sous if not s.startswith("."))
        for nom in sorted(noms):
            chemin = Path(racine, nom)
            if not nom.startswith(".") and chemin.is_file() and not chemin.is_symlink():
                yield chemin
