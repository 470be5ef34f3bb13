from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.photos.servies import servir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.photos import PhotoForm, RetirerForm
from ..models import Photo
from ..quelles_seances import seance_de
from ..services import photos as services
from ..services.presences import ACCUEILLIR
from .seances import montrer_la_seance


@require_POST
@droit(ACCUEILLIR)
def photo_ajouter(request: HttpRequest, numero: int) -> HttpResponse:
    """Keep a photo, with what its faces allow."""
    seance = seance_de(request.user, numero, ACCUEILLIR)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.photographier(seance=seance, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La photo est gardée."))
            return redirect("seances:seance", numero)
    return montrer_la_seance(request, seance, form)


@droit(ACCUEILLIR)
@cache_control(private=True, max_age=60 * 60 * 24)
def photo(request: HttpRequest, cle: Any, taille: str) -> HttpResponse:
    """A photo, for whoever receives people at its site."""
    return servir(_la_photo(request, cle).fichiers, taille)


@droit(ACCUEILLIR)
@never_cache
def photo_retirer(request: HttpRequest, cle: Any) -> HttpResponse:
    """Take a photo away for good."""
    la_photo = _la_photo(request, cle)
    form = RetirerForm(donnees_postees(request))
    if form.is_valid():
        services.retirer_la_photo(photo=la_photo, compte=request.user, **form.cleaned_data)
        messages.success(request, _("La photo est retirée, ses fichiers sont effacés."))
        return redirect("seances:seance", la_photo.seance_id)
    return render(request, "seances/photo_retirer.html", {"form": form, "photo": la_photo})


def _la_photo(request: HttpRequest, cle: Any) -> Photo:
    la_photo = get_object_or_404(Photo.objects.select_related("seance__lieu"), cle=cle)
    exiger(request.user, ACCUEILLIR, la_photo.seance.lieu, la_photo.seance.pole)
    return la_photo
