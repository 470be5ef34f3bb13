from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.manifestations import ManifestationForm
from ..manifestations import annee_de_soutien
from ..models import Manifestation
from ..services import manifestations as services
from ..services.manifestations import DROIT


@droit(DROIT)
@never_cache
def manifestations(request: HttpRequest) -> HttpResponse:
    """The six exempt events of a year: announced, given up, and what they took."""
    form = ManifestationForm(donnees_postees(request))
    if form.is_valid():
        try:
            nouvelle, _neuve = services.annoncer_la_manifestation(
                compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est annoncée.") % {"nom": nouvelle})
            return redirect(f"{request.path}?annee={nouvelle.annee}")
    annee = timezone.localdate().year
    demandee = numero_lu(request.GET.get("annee", ""), annee + 1)
    if demandee and demandee >= 2000:
        annee = demandee
    contexte = {"form": form, "annee": annee_de_soutien(annee)}
    return render(request, "boutique/comptabilite/manifestations.html", contexte)


@require_POST
@droit(DROIT)
def manifestation_abandonner(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one up, and its place."""
    manifestation = get_object_or_404(Manifestation, pk=pk)
    try:
        services.renoncer_a_la_manifestation(manifestation=manifestation, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("« %(nom)s » n’aura pas lieu.") % {"nom": manifestation})
    return redirect("boutique:manifestations")
