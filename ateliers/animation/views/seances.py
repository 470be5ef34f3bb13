from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ateliers.seances.models import Seance
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..accessibles import seance_de
from ..droits import SORTIR, TENIR
from ..forms.seances import AvisForm, ProvenanceForm, RendreForm, SortirForm
from ..materiel import dehors, mouvements_de
from ..provenances import zones_proposees
from ..services import materiel as services
from ..services.avis import dire_les_avis
from ..services.provenances import dire_d_ou


@droit(TENIR)
@never_cache
def provenance(request: HttpRequest, numero: int) -> HttpResponse:
    """Where those who came live, without names."""
    seance = seance_de(request.user, numero, TENIR)
    bilan = seance.bilans.order_by("-rang").first()
    form = ProvenanceForm(donnees_postees(request), zones=zones_proposees(seance, bilan))
    if _fait(request, form, dire_d_ou, _("C’est noté, merci."), seance):
        if bilan.avis.exists():
            return redirect("animation:accueil")
        return redirect("animation:avis", numero)
    question = _("D’où venaient-ils\u00a0?")
    contexte = {"form": form, "seance": seance, "bilan": bilan, "question": question}
    return render(request, "animation/provenance.html", contexte)


@droit(TENIR)
@never_cache
def avis(request: HttpRequest, numero: int) -> HttpResponse:
    """What those who came thought, without names."""
    seance = seance_de(request.user, numero, TENIR)
    bilan = seance.bilans.order_by("-rang").first()
    derniers = bilan.avis.order_by("-rang").first() if bilan else None
    form = AvisForm(donnees_postees(request), avis=derniers)
    if _fait(request, form, dire_les_avis, _("C’est noté, merci."), seance):
        return redirect("animation:accueil")
    question = _("Qu’en ont-ils pensé\u00a0?")
    contexte = {"form": form, "seance": seance, "bilan": bilan, "question": question}
    return render(request, "animation/avis.html", contexte)


@droit(SORTIR)
@never_cache
def materiel(request: HttpRequest, numero: int) -> HttpResponse:
    """What is out for a séance, what came back."""
    seance = seance_de(request.user, numero, SORTIR)
    return _page(request, seance, SortirForm(), RendreForm(dehors=dehors(seance)))


@require_POST
@droit(SORTIR)
def sortir(request: HttpRequest, numero: int) -> HttpResponse:
    """Take matter out of the shelf."""
    seance = seance_de(request.user, numero, SORTIR)
    form = SortirForm(request.POST)
    if _fait(request, form, services.sortir, _("Le matériel est sorti du rayon."), seance):
        return redirect("animation:materiel", numero)
    return _page(request, seance, form, RendreForm(dehors=dehors(seance)))


@require_POST
@droit(SORTIR)
def rendre(request: HttpRequest, numero: int) -> HttpResponse:
    """Bring back what is left; the rest was put to use."""
    seance = seance_de(request.user, numero, SORTIR)
    form = RendreForm(request.POST, dehors=dehors(seance))
    if _fait(
        request, form, services.rendre, _("Le matériel est rendu, le reste est réemployé."), seance
    ):
        return redirect("animation:materiel", numero)
    return _page(request, seance, SortirForm(), form)


def _page(request: HttpRequest, seance, sortir_form, rendre_form) -> HttpResponse:
    contexte = {
        "seance": seance,
        "sortir_form": sortir_form,
        "rendre_form": rendre_form,
        "mouvements": mouvements_de(seance),
    }
    return render(request, "animation/materiel.html", contexte)


def _fait(
    request: HttpRequest, form: Any, service: Callable[..., Any], phrase: str, seance: Seance
) -> bool:
    """Whether the gesture was made; a refusal is said on the page."""
    if not form.is_valid():
        return False
    try:
        service(seance=seance, **form.geste(), compte=request.user)
    except Refus as refus:
        form.refuser(refus)
        return False
    messages.success(request, phrase)
    return True
