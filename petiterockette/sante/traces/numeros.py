"""A number for each request: eight signs, that somebody reads aloud over the telephone."""

import re

from django.conf import settings
from django.http import HttpRequest

from petiterockette.base.tirages import lettres

# What is shown of it; a longer one is nginx's, whose own log is found by the same beginning.
SIGNES, HEXA = 8, "0123456789abcdef"
_BIEN_FORME = re.compile(r"[0-9a-fA-F-]{8,64}", re.ASCII)


def numero_de(request: HttpRequest) -> str:
    """The number that our own proxy gave, else one of ours: what a visitor writes is not read."""
    donne = request.headers.get("X-Request-ID", "") if settings.PROXYS else ""
    return donne[:SIGNES].lower() if _BIEN_FORME.fullmatch(donne) else lettres(HEXA, SIGNES)
