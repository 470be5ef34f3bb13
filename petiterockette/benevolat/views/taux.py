from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import suite_demandee

from ..forms.taux import TauxForm
from ..models import TauxHoraire
from ..services.taux import DROIT, dire_le_taux


@droit(DROIT)
@never_cache
def taux(request: HttpRequest) -> HttpResponse:
    """What an hour given is worth in euros, day by day, and what was said before."""
    form = TauxForm(donnees_postees(request))
    if form.is_valid():
        try:
            dire_le_taux(compte=request.user, **form.cleaned_data)
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté : les indicateurs la comptent."))
            return redirect(suite_demandee(request, reverse("benevolat:taux")))
    contexte = {
        "form": form,
        "dits": TauxHoraire.objects.select_related("compte__personne"),
        "retour": suite_demandee(request, reverse("benevolat:chiffres")),
    }
    return render(request, "benevolat/taux.html", contexte)
