"""The pictures of the dossiers: where they lie, who shows them, and one whole as an address."""

from base64 import b64encode
from uuid import UUID

from django.core.files.storage import default_storage

from petiterockette.photos.fichiers import fichiers_de

from .models import Figement, Texte

# Where they lie in the store.
DOSSIER = "dossiers"


def photo_en_ligne(cle: str) -> str:
    """A picture, whole, as an address; nothing where its file is gone."""
    chemin = fichiers_de(UUID(cle), DOSSIER)["grande"]
    if not default_storage.exists(chemin):
        return ""
    with default_storage.open(chemin) as fichier:
        return "data:image/jpeg;base64," + b64encode(fichier.read()).decode()


def figement_la_montre(figement: Figement, cle: UUID) -> bool:
    """Whether what was frozen shows that picture."""
    return any(t["photo"] == str(cle) for t in figement.contenu["textes"])


def dossier_la_montre(dossier: int, cle: UUID) -> bool:
    """Whether a dossier shows that picture, or did when it was frozen."""
    if Texte.objects.filter(dossier=dossier, photo=cle).exists():
        return True
    return any(figement_la_montre(f, cle) for f in Figement.objects.filter(dossier=dossier))
