"""Before the first site opens, pages that are a site's own say so, and lead to it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


class AucunLieu(Http404):
    """No site is open where this reader may act; a page says it, and a document answers 404."""


class SansLieuExplique:
    """Turn ``AucunLieu`` into a page that leads to the first site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, AucunLieu) and request.method == "GET":
            return render(request, "lieux/aucun.html")
        return None
