"""Pages as PDF, by WeasyPrint: nothing is fetched but our own static files, from the disk."""

import logging
import mimetypes
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from PIL import ImageFile

from petiterockette.lieux.models import Association

log = logging.getLogger(__name__)

# Signs of HTML that are drawn while one waits: about a second.
COURT = 20_000


class PdfImpossible(Exception):
    """This machine lacks what draws letters: Pango, HarfBuzz or a font."""


class AdresseRefusee(ValueError):
    """A PDF asked for something that is not one of our static files."""


class PapierLong(HttpResponse):
    """A paper that takes seconds to draw, as the page that it is drawn from.

    ``petiterockette.papiers`` has it drawn beside the pages, so that no counter waits for it.
    ``nom``: the file's, ASCII, without its extension.
    """

    def __init__(self, page: str, nom: str) -> None:
        super().__init__(page)
        self.nom = nom


def rendre_pdf(gabarit: str, contexte: dict[str, Any]) -> bytes:
    """A template, as ``papier.html`` frames it, laid out on A4 and tagged for screen readers.

    Raises ``PdfImpossible`` where WeasyPrint's libraries are missing.
    """
    return dessiner(_page(gabarit, contexte))


def dessiner(page: str) -> bytes:
    """A page of HTML as a PDF. Raises ``PdfImpossible``."""
    weasyprint = _weasyprint()
    papier = weasyprint.HTML(
        string=page,
        # What the PDF links to leads to the product itself.
        base_url=f"{settings.ADRESSE_PUBLIQUE}/",
        url_fetcher=_chercheur(weasyprint),
        media_type="print",
    )
    return papier.write_pdf(pdf_tags=True)


def reponse_pdf(gabarit: str, contexte: dict[str, Any], nom: str) -> HttpResponse:
    """A template as a PDF to keep; ``nom``: ASCII, without its extension.

    One that is long to draw is a ``PapierLong``. Where none can be made, a page says so and what
    to do.
    """
    page = _page(gabarit, contexte)
    return PapierLong(page, nom) if len(page) > COURT else en_fichier(page, nom)


def en_fichier(page: str, nom: str) -> HttpResponse:
    """A page of HTML drawn at once, as a file to keep, or the page that says that it cannot be."""
    try:
        octets = dessiner(page)
    except PdfImpossible as manque:
        log.error("PDF impossible : %s", manque)
        return HttpResponse(render_to_string("pdf_impossible.html"), status=503)
    reponse = HttpResponse(octets, content_type="application/pdf")
    reponse["Content-Disposition"] = f'attachment; filename="{nom}.pdf"'
    return reponse


def _page(gabarit: str, contexte: dict[str, Any]) -> str:
    papier = {"association": Association.objects.first(), "fait_le": timezone.localtime()}
    return render_to_string(gabarit, contexte | {"papier": papier})


def _weasyprint() -> ModuleType:
    # Not at the top: it loads Pango, and a machine without it serves every other page.
    try:
        weasyprint = import_module("weasyprint")
    except OSError as erreur:
        raise PdfImpossible(str(erreur)) from erreur
    # Loading it lets Pillow take half a picture for a whole one, everywhere: not here.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def _chercheur(weasyprint: Any) -> Callable[[str], Any]:
    """What WeasyPrint asks for each address that a page names."""

    class NosFichiers(weasyprint.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            # A picture that the page itself holds.
            if url.startswith("data:image/jpeg;base64,"):
                return super().fetch(url, headers)
            nom, octets = fichier_statique(url)
            genre = mimetypes.guess_type(nom)[0] or "application/octet-stream"
            return weasyprint.urls.URLFetcherResponse(url, octets, {"Content-Type": genre})

    return NosFichiers()


def fichier_statique(url: str) -> tuple[str, bytes]:
    """The name and the bytes of one of our static files. Raises ``AdresseRefusee``."""
    racine = urljoin(f"{settings.ADRESSE_PUBLIQUE}/", settings.STATIC_URL)
    if not url.startswith(racine):
        raise AdresseRefusee(url)
    nom = unquote(url.removeprefix(racine).partition("?")[0])
    try:
        # As written in the sources, else as collected, under its hashed name.
        if chemin := finders.find(nom):
            with open(chemin, "rb") as fichier:
                return nom, fichier.read()
        with staticfiles_storage.open(nom) as fichier:
            return nom, fichier.read()
    except (SuspiciousFileOperation, OSError) as erreur:
        raise AdresseRefusee(url) from erreur
