"""What a gesture settles leaves the alerts at once."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .calcul import regarder_apres
from .registre import GENRES


class AlertesApresLeGeste:
    """Look again, after a form that was accepted, for what is settled on such pages; after a
    counter's gesture, for what that very gesture may settle. A deposit and a sale settle none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        page = request.resolver_match
        if request.method == "POST" and page:
            jour = timezone.localdate()
            if reponse.status_code == HTTPStatus.CREATED:
                nom = page.view_name
                regarder_apres([g for g in GENRES.values() if nom in g.comptoirs], jour)
            elif reponse.status_code == HTTPStatus.FOUND:
                espace = page.app_name
                regarder_apres([g for g in GENRES.values() if g.adresses == espace], jour)
        return reponse
