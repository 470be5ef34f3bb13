"""What no page can read is refused before any page."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"


class SansNul:
    """No text holds a NUL: PostgreSQL stores none, and no keyboard types any."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_vue: Any) -> None:
        dits = [request.path, *request.GET, *request.POST]
        for tape in (request.GET, request.POST):
            dits += [valeur for _nom, valeurs in tape.lists() for valeur in valeurs]
        if any(NUL in dit for dit in dits):
            raise BadRequest("NUL")
