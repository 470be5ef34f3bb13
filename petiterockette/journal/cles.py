"""What the keys of the installation sign: never in the base, one of them in force."""

import hashlib
import hmac

from django.conf import settings


def sceau(texte: str, cle: str) -> str:
    """The HMAC-SHA-256 of a text under the key of this name, in hexadecimal.

    Raises ``KeyError`` if that key was lost.
    """
    secret = settings.CLES_DES_CHAINES[cle].encode()
    return hmac.new(secret, texte.encode(), hashlib.sha256).hexdigest()
