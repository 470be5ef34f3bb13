from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.refus import Refus

from ..forms import VueForm
from ..vues_gardees import garder_la_vue, oublier_la_vue, vues_de


@never_cache
def vues(request: HttpRequest) -> HttpResponse:
    """One's own views; keep the one that was just looked at."""
    form = VueForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            vue = garder_la_vue(compte=request.user, **form.geste())
        except Refus as refus:
            form.add_error("nom", refus)
        else:
            messages.success(request, _("La vue « %(nom)s » est gardée.") % {"nom": vue.nom})
            return redirect(vue.chemin)
    return render(request, "indicateurs/vues.html", {"form": form, "vues": vues_de(request.user)})


@require_POST
def vue_oublier(request: HttpRequest, pk: int) -> HttpResponse:
    oublier_la_vue(compte=request.user, vue=pk)
    messages.success(request, _("La vue est oubliée."))
    return redirect("indicateurs:vues")
