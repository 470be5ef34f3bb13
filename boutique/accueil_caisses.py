"""The till where this device stands, as the tiles of the home page ask it."""

from django.http import HttpRequest

from .lectures import Ici, caisse_d_ici


def la_caisse(request: HttpRequest) -> Ici | None:
    """The till where this device stands, read once for all the tiles of a page."""
    if not hasattr(request, "_la_caisse"):
        request._la_caisse = caisse_d_ici(request)  # type: ignore[attr-defined]
    return request._la_caisse  # type: ignore[attr-defined]


def la_caisse_est_ouverte(request: HttpRequest) -> bool:
    """Whether the till where this device stands is open; closed, it is opened first."""
    ici = la_caisse(request)
    return ici is not None and ici.session is not None


def la_caisse_est_fermee(request: HttpRequest) -> bool:
    return not la_caisse_est_ouverte(request)
