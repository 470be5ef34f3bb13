"""The certificate that the address is served with: until when it holds."""

from datetime import datetime
from pathlib import Path

from cryptography import x509
from django.conf import settings


class CertificatIllisible(Exception):
    """The file that the setting ``CERTIFICAT`` names is no certificate, or cannot be read."""


def fin_du_certificat() -> datetime | None:
    """When it ends; None where the setting ``CERTIFICAT`` names no file.

    Raises ``CertificatIllisible``. The first certificate of the file is the address's own.
    """
    if not settings.CERTIFICAT:
        return None
    try:
        lu = x509.load_pem_x509_certificates(Path(settings.CERTIFICAT).read_bytes())
    except (OSError, ValueError) as faute:
        raise CertificatIllisible(settings.CERTIFICAT) from faute
    return lu[0].not_valid_after_utc
