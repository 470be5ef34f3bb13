"""What the files of the archives must still be: those that were made."""

from collections.abc import Iterator

from petiterockette.verification import Constat, verification

from .dossier import chemin_de, empreinte_du_fichier
from .models import Archive
from .refus import ArchiveIntrouvable


@verification("Archives de caisse")
def archives() -> Iterator[Constat]:
    """Each file is as it was written; one that was put elsewhere is worth a look."""
    for archive in Archive.objects.order_by("pk"):
        try:
            chemin = chemin_de(archive)
        except ArchiveIntrouvable:
            yield Constat(f"{archive.fichier} : plus dans le dossier des archives", anomalie=False)
            continue
        if empreinte_du_fichier(chemin) != archive.sha256:
            yield Constat(f"{archive.fichier} : ce n’est plus le fichier qui a été fait")
