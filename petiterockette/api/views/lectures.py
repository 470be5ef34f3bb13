"""Whoever asks the API: no account, no session; a key, and what it opens."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from ..erreurs import refuser
from ..refus import AdresseInconnue, LectureSeule


def a_lire(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that a key opens: it answers in JSON, is only read, and no cache keeps it."""

    @csrf_exempt
    @login_not_required
    @wraps(vue)
    def vue_lue(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        methode = request.method
        if methode in ("GET", "HEAD"):
            # The library knows no HEAD; what it does not send, the server leaves out.
            request.method = "GET"
            reponse = vue(request, *args, **kwargs)
            request.method = methode
        else:
            reponse = refuser(LectureSeule())
            reponse["Allow"] = "GET, HEAD"
        patch_cache_control(reponse, private=True, no_store=True)
        patch_vary_headers(reponse, ["Authorization"])
        return reponse

    vue_lue.en_json = True  # type: ignore[attr-defined]
    return vue_lue


@a_lire
def inconnue(request: HttpRequest, reste: str) -> HttpResponse:
    """Nothing is read at that address; said as the API says it."""
    return refuser(AdresseInconnue())
