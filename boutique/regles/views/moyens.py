from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.reglages import MoyenForm
from ..models import Moyen
from ..services import moyens as services
from ..services.moyens import DROIT


@droit(DROIT)
@never_cache
def moyens(request: HttpRequest) -> HttpResponse:
    """How people pay, in the order of the tills."""
    contexte = {
        "moyens": Moyen.objects.prefetch_related("activites"),
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
    }
    return render(request, "boutique/regles/moyens.html", contexte)


@droit(DROIT)
@never_cache
def moyen_nouveau(request: HttpRequest) -> HttpResponse:
    form = MoyenForm(donnees_postees(request))
    if form.is_valid():
        try:
            nouveau, _cree = services.creer_le_moyen(par=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est enregistré.") % {"nom": nouveau})
            return redirect("boutique:moyens")
    return render(request, "boutique/regles/moyen.html", {"form": form, "moyen": None})


@droit(DROIT)
@never_cache
def moyen(request: HttpRequest, pk: int) -> HttpResponse:
    le_mien = get_object_or_404(Moyen.objects.prefetch_related("activites"), pk=pk)
    donnees = donnees_postees(request)
    form = MoyenForm(donnees, moyen=le_mien, fige=services.a_servi(le_mien))
    if form.is_valid():
        try:
            services.changer_le_moyen(moyen=le_mien, par=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est enregistré.") % {"nom": le_mien})
            return redirect("boutique:moyens")
    return render(request, "boutique/regles/moyen.html", {"form": form, "moyen": le_mien})


@require_POST
@droit(DROIT)
def moyen_montrer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it at the tills, or no longer."""
    services.montrer_le_moyen(
        moyen=get_object_or_404(Moyen, pk=pk),
        visible=request.POST.get("visible") == "1",
        par=request.user,
    )
    return redirect(_place(pk, "montrer"))


@require_POST
@droit(DROIT)
def moyen_deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    monter = request.POST.get("sens") == "monter"
    le_mien = get_object_or_404(Moyen, pk=pk)
    services.deplacer_le_moyen(moyen=le_mien, monter=monter, par=request.user)
    return redirect(_place(pk, "monter" if monter else "descendre"))


def _place(pk: int, sens: str) -> str:
    return f"{reverse('boutique:moyens')}?bouge={pk}&sens={sens}#l-{pk}"
