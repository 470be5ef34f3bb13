from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..droits import REGLER
from ..forms import FormuleForm
from ..models import Formule
from ..services.formules import poser


@droit(REGLER)
@never_cache
def formules(request: HttpRequest) -> HttpResponse:
    """What each membership of the till gives, and from when on."""
    form = FormuleForm(donnees_postees(request))
    if form.is_valid():
        try:
            poser(**form.cleaned_data, compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Formule enregistrée."))
            return redirect("adhesions:formules")
    posees = Formule.objects.select_related("article").order_by("article__nom", "-debut")
    contexte = {"form": form, "formules": posees, "jour": timezone.localdate()}
    return render(request, "boutique/adhesions/formules.html", contexte)
