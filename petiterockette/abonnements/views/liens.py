"""The pages that a mail's links open, for whoever holds the link: nobody signs in here."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from petiterockette.refus import LienMort, Refus

from ..jetons import ARRETER, CONFIRMER, lire
from ..services import abonnements


@login_not_required
@never_cache
# The link itself is the proof; and a mail's reader posts to it without any page of ours.
@csrf_exempt
def confirmer(request: HttpRequest, jeton: str) -> HttpResponse:
    """« Oui, cette adresse est la mienne »: read first, since mail servers open links too."""
    try:
        if request.method == "POST":
            abonnement = abonnements.confirmer(jeton=jeton)
        else:
            abonnement = lire(jeton, CONFIRMER)
    except LienMort as refus:
        return _lien_mort(request, refus)
    return render(request, "abonnements/confirmer.html", {"abonnement": abonnement})


@login_not_required
@never_cache
@csrf_exempt
def arreter(request: HttpRequest, jeton: str) -> HttpResponse:
    """Unsubscribe in one tap, here or from the mail's own reader (RFC 8058)."""
    try:
        if request.method == "POST":
            abonnement = abonnements.arreter_par_le_lien(jeton=jeton)
        else:
            abonnement = lire(jeton, ARRETER)
    except LienMort as refus:
        return _lien_mort(request, refus)
    return render(request, "abonnements/arreter.html", {"abonnement": abonnement})


def _lien_mort(request: HttpRequest, refus: Refus) -> HttpResponse:
    return render(request, "abonnements/lien_mort.html", {"refus": str(refus)}, status=404)
