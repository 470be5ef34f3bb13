import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from petiterockette.comptes.middleware import veut_du_json

log = logging.getLogger(__name__)


def accueil(request: HttpRequest) -> HttpResponse:
    """What this person does here today, one tap away."""
    return render(request, "affichage/accueil.html")


def formulaire_perime(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page's proof of origin is too old: say so, and keep what was typed."""
    if veut_du_json(request):
        phrase = _("La page est ouverte depuis trop longtemps : rien n’est perdu, réessayez.")
        return JsonResponse({"refus": phrase, "perime": True}, status=403)
    return render(request, "perime.html", status=403)


def page_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if veut_du_json(request):
        return JsonResponse({"refus": _("Cette page n’existe pas.")}, status=404)
    return render(request, "404.html", status=404)


def page_500(request: HttpRequest) -> HttpResponse:
    """A fault: nothing of the database may be needed to say it."""
    if veut_du_json(request):
        return JsonResponse({"refus": _("Le serveur a eu un problème.")}, status=500)
    return render(None, "500.html", status=500)
