from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus

from ..doublons import doublons as paires
from ..models import Personne
from ..services.fusions import ecarter, fusionner

DROIT = "personnes.fusionner"


@droit(DROIT)
@never_cache
def doublons(request: HttpRequest) -> HttpResponse:
    """The people who may be one, side by side."""
    return render(request, "personnes/doublons.html", {"doublons": paires()})


@droit(DROIT)
@never_cache
def doublons_fusionner(request: HttpRequest, numero: int, autre: int) -> HttpResponse:
    """Keep the first, let the other be it: read first, for it cannot be undone."""
    garder, doublon = _deux(numero, autre)
    if request.method != "POST":
        return render(request, "personnes/fusionner.html", {"garder": garder, "doublon": doublon})
    try:
        gardee = fusionner(
            garder=garder,
            doublon=doublon,
            par=request.user.personne_id,
            compte=request.user.pk,
        )
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("personnes:doublons")
    messages.success(request, _("Une seule fiche désormais : %(qui)s.") % {"qui": gardee})
    return redirect("personnes:doublons")


@require_POST
@droit(DROIT)
def doublons_ecarter(request: HttpRequest, numero: int, autre: int) -> HttpResponse:
    """Two people, not one: not proposed again."""
    une, deux = _deux(numero, autre)
    try:
        ecarter(une=une, autre=deux, par=request.user.personne_id, compte=request.user.pk)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("C’est noté : ce sont deux personnes."))
    return redirect("personnes:doublons")


def _deux(numero: int, autre: int) -> tuple[Personne, Personne]:
    trouvees = Personne.objects.in_bulk({numero, autre})
    if not {numero, autre} <= trouvees.keys():
        raise Http404
    return trouvees[numero], trouvees[autre]
