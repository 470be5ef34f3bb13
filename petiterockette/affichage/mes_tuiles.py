"""Which tiles a person put on the home page, and which ones this device really opens.

Both are kept on the device, in two cookies: what was chosen, by account, and the days of the
last thirty on which each page was opened, that the device counts by itself. The server counts
nothing, and writes nothing down.
"""

import re
from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import int_to_base36

from .accueil import Tuile

TUILES_MAX = 6
# Opened once, a page was looked at; twice, it serves.
JOURS_MIN = 2
UN_AN = 60 * 60 * 24 * 365

# Thirty days as bits, the last one on the right: what static/js/ouvertures.js writes.
_OUVERTURE = re.compile(r"([a-z0-9_]+(?::[a-z0-9_]+)?)\.([0-9a-z]{1,6})", re.ASCII)


def jours_d_usage(request: HttpRequest) -> dict[str, int]:
    """By URL name, the number of days of the last thirty on which this device opened a page,
    from two on. Today counts from tomorrow: no tile moves under a hand during the day. A cookie
    that says anything else says nothing."""
    dit = request.COOKIES.get("ouvertures", "")[:4_000]
    aujourd_hui = int(dit.startswith(f"{_le_jour()}~"))
    jours = {m[1]: (int(m[2], 36) >> aujourd_hui).bit_count() for m in _OUVERTURE.finditer(dit)}
    return {nom: n for nom, n in jours.items() if n >= JOURS_MIN}


def choisies(request: HttpRequest, tuiles: Collection[Tuile]) -> list[Tuile]:
    """The tiles that this account chose on this device, in its order, among ``tuiles``."""
    par_nom = {t.url: t for t in reversed(tuiles)}
    noms = request.COOKIES.get(_cookie(request), "")[:1_000].split("~")
    return [par_nom[nom] for nom in dict.fromkeys(noms) if nom in par_nom][:TUILES_MAX]


def retenir(reponse: HttpResponse, request: HttpRequest, noms: list[str]) -> None:
    """Keep what this account chose for a year; nothing chosen, forget it."""
    if noms:
        reponse.set_cookie(
            _cookie(request),
            "~".join(noms),
            max_age=UN_AN,
            httponly=True,
            samesite="Lax",
            secure=settings.HTTPS,
        )
    else:
        reponse.delete_cookie(_cookie(request), samesite="Lax")


def _le_jour() -> str:
    """Today's number since 1970, as the device writes it: in base 36."""
    return int_to_base36((timezone.localdate() - date(1970, 1, 1)).days)


def _cookie(request: HttpRequest) -> str:
    return f"tuiles_{request.user.pk}"
