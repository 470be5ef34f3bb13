"""A screen in the hands of those who sign: only their sheet opens on it, until its holder is back.

What is kept is in the session: signing out, or in again, gives the screen back too.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from petiterockette.comptes.middleware import veut_du_json

from .models import DemiJournee

CLE = "formation_ecran_remis"


def remettre(request: HttpRequest, demi_journee: DemiJournee) -> None:
    """The screen goes round for this half-day."""
    request.session[CLE] = demi_journee.pk


def est_remis(request: HttpRequest) -> bool:
    return CLE in request.session


def reprendre(request: HttpRequest) -> None:
    """End the round of the screen: its holder has it again."""
    request.session.pop(CLE, None)


class EcranRemis:
    """Whatever else is asked of a screen that goes round leads back to who signs."""

    PERMISES = frozenset({"formation:signer_ici", "formation:tour"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True) or not est_remis(request):
            return None
        assert request.resolver_match is not None
        nom, la = request.resolver_match.view_name, request.session[CLE]
        if nom == "comptes:deconnexion" or (nom in self.PERMISES and view_kwargs["pk"] == la):
            return None
        if veut_du_json(request):
            refus = _("Cet écran fait signer\u00a0: qui le tient le reprend d’abord.")
            return JsonResponse({"refus": refus}, status=403)
        return redirect("formation:tour", la)
