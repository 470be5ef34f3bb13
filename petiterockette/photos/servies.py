"""Send a stored photo, to whoever was let in: never by its address alone."""

from collections.abc import Mapping

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse


def servir(fichiers: Mapping[str, str], taille: str, nom: str = "") -> HttpResponse:
    """The JPEG of that size (« grande », « vignette »); saved, it bears ``nom``. 404 without it."""
    chemin = fichiers.get(taille)
    if chemin is None or not default_storage.exists(chemin):
        raise Http404
    with default_storage.open(chemin) as fichier:
        reponse = HttpResponse(fichier.read(), content_type="image/jpeg")
    reponse["X-Content-Type-Options"] = "nosniff"
    if nom:
        reponse["Content-Disposition"] = f'inline; filename="{nom}.jpg"'
    return reponse
