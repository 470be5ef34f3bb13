"""What a gesture settles leaves the alerts at once."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .calcul import regarder_apres


class AlertesApresLeGeste:
    """Look again, after a form that was accepted, for what its app had found to say.

    Counters send documents and are not redirected: they wait for nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        page = request.resolver_match
        if request.method == "POST" and page and reponse.status_code == HTTPStatus.FOUND:
            regarder_apres(page.app_name, timezone.localdate())
        return reponse
