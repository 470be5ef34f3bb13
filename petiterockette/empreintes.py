"""What a text becomes that is kept nowhere: found again, never read."""

import hashlib
import hmac

from django.conf import settings


def empreinte_secrete(sujet: str, texte: str) -> hmac.HMAC:
    """The HMAC-SHA-256 of a text about some subject, under the installation's secret key.

    The same text told about another subject, or elsewhere, has another one.
    """
    cle = f"{sujet}:{settings.SECRET_KEY}".encode()
    return hmac.new(cle, texte.encode(), hashlib.sha256)
