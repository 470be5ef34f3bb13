"""Draw and keep the files of what was frozen: whole, once, beside the pages."""

from hashlib import sha256
from io import BytesIO

from django.db import transaction
from django.utils.timezone import localtime

from petiterockette.affichage.impression.pdf import rendre_pdf
from petiterockette.exports import TABLEURS

from ..documents import document_du
from ..models import Fichier, Figement
from ..papier import contexte_du_papier


def faire_les_fichiers(figement: Figement) -> None:
    """Draw the files that are not kept yet; twice is once. Raises ``PdfImpossible``."""
    faits = set(figement.fichiers.values_list("format", flat=True))
    for format in Fichier.Format.values:
        if format not in faits:
            _garder(figement, format, _dessiner(figement, format))


def _dessiner(figement: Figement, format: str) -> bytes:
    if format == Fichier.Format.PDF:
        return rendre_pdf("dossiers/papier.html", contexte_du_papier(figement.contenu, figement))
    tampon, (ecrire, _genre) = BytesIO(), TABLEURS[format]
    ecrire(document_du(figement.contenu, localtime(figement.fige_le).date()), tampon)
    return tampon.getvalue()


@transaction.atomic
def _garder(figement: Figement, format: str, octets: bytes) -> None:
    """Keep a file, unless somebody just did: the first one stays."""
    list(Figement.objects.select_for_update(no_key=True).filter(pk=figement.pk))
    if not figement.fichiers.filter(format=format).exists():
        Fichier.objects.create(
            figement=figement, format=format, octets=octets, empreinte=sha256(octets).hexdigest()
        )
