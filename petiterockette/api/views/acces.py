from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from .. import services
from ..forms import JetonForm
from ..models import Jeton

TENIR = services.DROIT


@droit(TENIR)
@never_cache
def acces(request: HttpRequest) -> HttpResponse:
    """Every access, those in force first: whose, what it reads, when it last served."""
    jetons = list(Jeton.objects.avec_leur_usage())
    contexte = {
        "en_cours": [j for j in jetons if j.retire_le is None],
        "retires": [j for j in jetons if j.retire_le is not None],
    }
    return render(request, "api/acces.html", contexte)


@droit(TENIR)
@never_cache
def donner(request: HttpRequest) -> HttpResponse:
    """Give an access; its key is in this answer, and nowhere else."""
    form = JetonForm(donnees_postees(request))
    if form.is_valid():
        try:
            jeton, cle = services.donner(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            return render(request, "api/donne.html", {"jeton": jeton, "cle": cle})
    return render(request, "api/donner.html", {"form": form})


@droit(TENIR)
@never_cache
def retirer(request: HttpRequest, numero: int) -> HttpResponse:
    """Take an access back, once it was said which."""
    jeton = get_object_or_404(Jeton, pk=numero)
    if request.method == "POST":
        try:
            services.retirer(jeton=jeton, compte=request.user)
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            phrase = _("Accès retiré\u00a0: sa clé n’ouvre plus rien.")
            messages.success(request, phrase)
        return redirect("api:acces")
    return render(request, "api/retirer.html", {"jeton": jeton})
