from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.versements import AnnulationForm, VersementForm
from ..models import Subvention, Versement
from ..services import versements as services
from ..services.subventions import DROIT as TENIR


@droit(TENIR)
@never_cache
def verser(request: HttpRequest, numero: int) -> HttpResponse:
    """Note money received of a grant."""
    s = get_object_or_404(Subvention, pk=numero)
    form = VersementForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.verser(subvention=s, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Versement noté."))
            return redirect("subventions:subvention", numero)
    return render(request, "subventions/verser.html", {"form": form, "subvention": s})


@droit(TENIR)
@never_cache
def annuler(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Take back a payment that was noted wrongly."""
    versement = get_object_or_404(
        Versement.objects.select_related("subvention"), pk=rang, subvention=numero, annule=None
    )
    form = AnnulationForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.annuler(versement=versement, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Versement annulé."))
            return redirect("subventions:subvention", numero)
    return render(request, "subventions/annuler.html", {"form": form, "versement": versement})
