"""The point of a device: chosen once, kept in a signed cookie, shown on every page."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.ici import en_gardant

from .models import Point

COOKIE = "point"
UN_AN = 60 * 60 * 24 * 365


def point_de_l_appareil(request: HttpRequest) -> Point | None:
    """The open point this device was set to, or None; read once per request."""
    if not hasattr(request, "_point"):
        request._point = _lire(request)  # type: ignore[attr-defined]
    return request._point  # type: ignore[attr-defined]


def _lire(request: HttpRequest) -> Point | None:
    try:
        pk = request.get_signed_cookie(COOKIE, salt="lieux.point", max_age=UN_AN)
    except (KeyError, signing.BadSignature):
        return None
    ouverts = Point.objects.ouverts(timezone.localdate())
    return ouverts.select_related("lieu").filter(pk=pk).first()


def retenir_le_point(reponse: HttpResponse, point: Point, *, securise: bool) -> None:
    """Keep the point on this device for a year, whoever signs in."""
    reponse.set_signed_cookie(
        COOKIE,
        str(point.pk),
        salt="lieux.point",
        max_age=UN_AN,
        httponly=True,
        samesite="Lax",
        secure=securise,
    )


def point_montre(request: HttpRequest) -> Point | None:
    """The point that the posted screen showed, if it is open and stands at that site."""
    pk, code = numero_lu(request.POST.get("point", "")), request.POST.get("lieu", "")
    ouverts = Point.objects.ouverts(timezone.localdate()).select_related("lieu")
    point = ouverts.filter(pk=pk).first()
    return point if point and point.lieu.code == code else None


def choisir_le_point(request: HttpRequest, genre: str = "") -> HttpResponse:
    """Where a device says which point it stands at, before it comes back here with all that the
    address asked for. ``genre``: as in ``adresse_du_choix``."""
    return redirect(adresse_du_choix(request.get_full_path(), genre))


def adresse_du_choix(suite: str, genre: str = "") -> str:
    """Where a device says which point it stands at, before it goes on to ``suite``.

    ``genre``: the kind of point that the page needs; those are shown first.
    """
    genre = f"&genre={genre}" if genre else ""
    return f"{en_gardant(reverse('lieux:point_choisir'), suite)}{genre}"
