from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.plafonds_des_roles import PlafondsForm
from ..models import PlafondRemboursement
from ..services.plafonds_des_roles import DROIT, plafonner


@droit(DROIT)
@never_cache
def plafonds(request: HttpRequest) -> HttpResponse:
    """How much each role pays back, with the ticket and without."""
    connus = {p.role: p for p in PlafondRemboursement.objects.all()}
    form = PlafondsForm(donnees_postees(request), plafonds=connus)
    if form.is_valid():
        try:
            plafonner(plafonds=form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Les plafonds sont enregistrés."))
            return redirect("boutique:plafonds")
    return render(request, "boutique/tickets/plafonds.html", {"form": form})
