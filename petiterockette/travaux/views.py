from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus

from .etat_des_travaux import etat_des_travaux
from .models import Travail
from .services import reessayer

DROIT = "travaux.suivre"


@droit(DROIT)
@never_cache
def travaux(request: HttpRequest) -> HttpResponse:
    """What runs, waits, broke down and was done, and the steps of last night."""
    return render(request, "travaux/travaux.html", {"tableau": etat_des_travaux()})


@require_POST
@droit(DROIT)
def travail_reessayer(request: HttpRequest, numero: int) -> HttpResponse:
    """Try again what broke down."""
    travail = get_object_or_404(Travail, pk=numero)
    try:
        reessayer(travail=travail, par=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("C’est reparti."))
    return redirect("travaux:travaux")
