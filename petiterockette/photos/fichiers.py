"""Where the files of a photo lie."""

from uuid import UUID


def fichiers_de(cle: UUID, dossier: str = "objets") -> dict[str, str]:
    """Size → where the file of a photo lies in the store."""
    return {
        taille: f"{dossier}/{cle.hex[:2]}/{cle.hex}-{taille}.jpg"
        for taille in ("grande", "vignette")
    }
