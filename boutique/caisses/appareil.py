"""The device that holds a till: a token of its own, kept in a signed cookie for a year."""

from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse

from petiterockette.lieux.appareil import UN_AN

from .models import Session
from .services.en_main import empreinte_de_l_appareil

COOKIE, SEL = "caisse", "boutique.appareil"


def jeton_de_l_appareil(request: HttpRequest) -> str:
    """The token of this device; empty if it never held a till."""
    try:
        return str(request.get_signed_cookie(COOKIE, salt=SEL, max_age=UN_AN))
    except (KeyError, signing.BadSignature):
        return ""


def nouveau_jeton(page: UUID) -> str:
    """A token for a device that has none: the same page makes the same one.

    The second of two quick taps leaves before the first one's cookie is back.
    """
    return signing.Signer(salt=SEL).signature(str(page))


def retenir_le_jeton(reponse: HttpResponse, jeton: str, *, securise: bool) -> None:
    """Keep the token on this device, whoever signs in."""
    reponse.set_signed_cookie(
        COOKIE,
        jeton,
        salt=SEL,
        max_age=UN_AN,
        httponly=True,
        samesite="Lax",
        secure=securise,
    )


def tient(request: HttpRequest, session: Session) -> bool:
    """Whether this device is the one that holds an open till."""
    return session.appareil == empreinte_de_l_appareil(jeton_de_l_appareil(request))
