from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.lignes import ColonnesForm, LigneForm, SoutienForm
from ..models import Convention, LigneDeConvention, Soutien
from ..services import lignes as services
from ..services.conventions import DROIT as TENIR


@droit(TENIR)
@never_cache
def ligne(request: HttpRequest, numero: int, rang: int | None = None) -> HttpResponse:
    """Write a line of an agreement, or a new one; ``rang``: its number."""
    c = _convention(numero)
    li = get_object_or_404(LigneDeConvention, convention=c, pk=rang) if rang else None
    form = LigneForm(donnees_postees(request), ligne=li)
    if form.is_valid():
        try:
            services.ecrire(convention=c, compte=request.user, ligne=li, **form.cleaned_data)
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Ligne écrite."))
            return redirect("collecte:convention", numero)
    contexte = {"form": form, "convention": c, "ligne": li}
    return render(request, "collecte/declarations/ligne.html", contexte)


@require_POST
@droit(TENIR)
def retirer(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Take a line out of an agreement that nothing froze."""
    li = get_object_or_404(_lignes(), convention=numero, pk=rang)
    try:
        services.retirer(ligne=li, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Ligne retirée."))
    return redirect("collecte:convention", numero)


@droit(TENIR)
@never_cache
def colonnes(request: HttpRequest, numero: int) -> HttpResponse:
    """The columns of the table that the éco-organisme asks."""
    c = _convention(numero)
    form = ColonnesForm(donnees_postees(request), convention=c)
    if form.is_valid():
        try:
            services.disposer(convention=c, compte=request.user, colonnes=form.colonnes())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Colonnes enregistrées."))
            return redirect("collecte:convention", numero)
    contexte = {"form": form, "convention": c}
    return render(request, "collecte/declarations/colonnes.html", contexte)


@droit(TENIR)
@never_cache
def soutien(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Say what an agreement pays for a line."""
    li = get_object_or_404(_lignes(), convention=numero, pk=rang)
    form = SoutienForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.soutenir(ligne=li, compte=request.user, **form.cleaned_data)
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Soutien noté."))
            return redirect("collecte:convention", numero)
    return render(request, "collecte/declarations/soutien.html", {"form": form, "ligne": li})


@require_POST
@droit(TENIR)
def soutien_retirer(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Take out a support that was noted wrongly."""
    tous = Soutien.objects.select_related("ligne__convention__eco_organisme")
    note = get_object_or_404(tous, ligne__convention=numero, pk=rang)
    services.ne_plus_soutenir(soutien=note, compte=request.user)
    messages.success(request, _("Soutien retiré."))
    return redirect("collecte:convention", numero)


def _convention(numero: int) -> Convention:
    return get_object_or_404(Convention.objects.select_related("eco_organisme"), pk=numero)


def _lignes():
    return LigneDeConvention.objects.select_related("convention__eco_organisme")
