"""The certificate that the address is served with: until when it holds."""

import socket
import ssl
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings

# Seconds: whoever serves the address is on this machine, or beside it.
ATTENTE = 3


class CertificatIllisible(Exception):
    """What the setting ``CERTIFICAT`` names is no certificate, or cannot be read."""


def fin_du_certificat() -> datetime | None:
    """When it ends; None where the setting ``CERTIFICAT`` names nothing.

    It names a file (PEM, whose first certificate is the address's own), or who serves the address
    (« tls://127.0.0.1:443 »), asked for what it shows to browsers. Raises ``CertificatIllisible``.
    """
    if not settings.CERTIFICAT:
        return None
    try:
        ou = urlsplit(settings.CERTIFICAT)
        if ou.scheme == "tls":
            return _montre(ou.hostname or "", ou.port or 443).not_valid_after_utc
        lus = x509.load_pem_x509_certificates(Path(settings.CERTIFICAT).read_bytes())
    except (OSError, ValueError) as faute:
        raise CertificatIllisible(settings.CERTIFICAT) from faute
    return lus[0].not_valid_after_utc


def _montre(machine: str, port: int) -> x509.Certificate:
    """What is shown for our address. Whether it may be trusted is the browsers' affair."""
    contexte = ssl.create_default_context()
    contexte.check_hostname, contexte.verify_mode = False, ssl.CERT_NONE
    domaine = urlsplit(settings.ADRESSE_PUBLIQUE).hostname
    with (
        socket.create_connection((machine, port), timeout=ATTENTE) as prise,
        contexte.wrap_socket(prise, server_hostname=domaine) as entendu,
    ):
        return x509.load_der_x509_certificate(entendu.getpeercert(binary_form=True) or b"")
