"""What the tests of the training pages share: an address, a paper read, who signs."""

from io import BytesIO

import pypdf
from django.urls import reverse

from ateliers.formation.models import Organisme
from petiterockette.personnes.models import Structure
from tests.pages import espaces


def adresse(nom: str, *arguments) -> str:
    return reverse(f"formation:{nom}", args=arguments)


def papier(reponse) -> str:
    pages = pypdf.PdfReader(BytesIO(reponse.content)).pages
    return " ".join(espaces(" ".join(p.extract_text() for p in pages)).split())


def un_signataire() -> None:
    Organisme.objects.create(pk=1, nda="11750000000", signataire="Sofia Diop", qualite="direction")


def une_entreprise() -> Structure:
    return Structure.objects.create(nom="Cyclofix", genre=Structure.Genre.AUTRE)
