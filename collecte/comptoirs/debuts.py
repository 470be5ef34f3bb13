"""When somebody said « Je commence » on this device: from then on, the first day is theirs.

An account or a name may be shared: what others learned under it stays known to who keeps the
team, and whoever comes next begins at the first gesture. Kept on the device, in a cookie: the
server writes nothing of it.
"""

import re
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .parcours import Parcours, PremierJour, premier_jour

COOKIE = "premier_jour"
UN_AN = 60 * 60 * 24 * 365
# The last who began: a cookie stays small.
GARDES = 30

# A counter, a person's id, a moment in milliseconds.
_DEBUT = re.compile(r"([a-z_]{1,20})\.([0-9]{1,18})\.([0-9]{1,14})", re.ASCII)


def premier_jour_ici(
    request: HttpRequest, parcours: Parcours, personne: int | None = None
) -> PremierJour:
    """The first day of a person (else whoever is signed in) at a counter, since it was begun
    on this device."""
    qui = personne or getattr(request.user, "personne_id", None)
    return premier_jour(parcours, qui, debut(request, parcours.poste, qui))


def debut(request: HttpRequest, poste: str, personne: int | None) -> datetime | None:
    """When that person began again at a counter of this device; None: never said so.

    A cookie that says anything else, or a moment to come, says nothing.
    """
    dit = _lus(request).get((poste, str(personne)))
    quand = datetime.fromtimestamp(int(dit) / 1000, UTC) if dit else None
    return quand if quand and quand <= timezone.now() else None


def commencer(reponse: HttpResponse, request: HttpRequest, poste: str, personne: int) -> None:
    """Begin the first day of a counter again, on this device, for that person."""
    dits = _lus(request)
    dits.pop((poste, str(personne)), None)
    dits[poste, str(personne)] = str(int(timezone.now().timestamp() * 1000))
    gardes = list(dits.items())[-GARDES:]
    reponse.set_cookie(
        COOKIE,
        "~".join(f"{ou}.{qui}.{quand}" for (ou, qui), quand in gardes),
        max_age=UN_AN,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def _lus(request: HttpRequest) -> dict[tuple[str, str], str]:
    dit = request.COOKIES.get(COOKIE, "")[:4_000]
    morceaux = (_DEBUT.fullmatch(un) for un in dit.split("~"))
    return {(m[1], m[2]): m[3] for m in morceaux if m}
