"""What a document or a text is known by: the same one again, another one, never read from it."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings


def empreinte_de(document: Any) -> str:
    """SHA-256 of a document's canonical JSON: what tells a replay from a conflict."""
    canonique = json.dumps(document, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonique.encode()).hexdigest()


def empreinte_du_texte(texte: str) -> str:
    """SHA-256 of a comment, "" if there is none: what its sealed bon keeps of it."""
    return hashlib.sha256(texte.encode()).hexdigest() if texte else ""


def empreinte_secrete(sujet: str, texte: str) -> hmac.HMAC:
    """The HMAC-SHA-256 of a text about some subject, under the installation's secret key.

    The same text told about another subject, or elsewhere, has another one.
    """
    cle = f"{sujet}:{settings.SECRET_KEY}".encode()
    return hmac.new(cle, texte.encode(), hashlib.sha256)
