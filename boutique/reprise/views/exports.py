"""An export: sent, examined, what it asks answered, its file thrown away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie import televersement

from ..forms import ApporterForm, BasculesForm, ReponsesForm
from ..models import Export
from ..mots.decisions import bascules as bascules_de
from ..mots.decisions import ce_qui_reste, questions
from ..mots.vus import voir_les_mots
from ..refus import TropLourd
from ..services import dires
from ..services import exports as services
from .etapes import celui, etapes, travaux_de_l_export
from .examen import lire_l_examen

TENIR = services.DROIT


@droit(TENIR)
@never_cache
def apporter(request: HttpRequest) -> HttpResponse:
    """Send an export: laid on the disk as it comes, then read behind the page."""
    form = ApporterForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and televersement.est_trop_lourd(request):
        mo = int(request.META["CONTENT_LENGTH"]) // televersement.MO
        lourd = TropLourd(mo=mo, max=televersement.OCTETS_MAX // televersement.MO)
        form.errors.pop("fichier", None)
        form.add_error("fichier", lourd.messages)
    elif form.is_valid():
        try:
            recu, _neuf = services.recevoir(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            services.demander_l_examen(recu)
            return redirect("boutique_reprise:export", recu.pk)
    return render(request, "boutique/reprise/apporter.html", {"form": form})


@droit(TENIR)
@never_cache
def export(request: HttpRequest, numero: int) -> HttpResponse:
    """What a base holds, what is odd in it, what it asks."""
    return _montrer(request, celui(numero))


@require_POST
@droit(TENIR)
def reponses(request: HttpRequest, numero: int) -> HttpResponse:
    """Answer what the examination asks."""
    e = celui(numero)
    return _noter(
        request,
        e,
        ReponsesForm(request.POST, questions=questions(e)),
        "reponses",
        lambda dites: dires.repondre(export=e, compte=request.user, reponses=dites),
        _("Réponses notées."),
    )


@require_POST
@droit(TENIR)
def bascules(request: HttpRequest, numero: int) -> HttpResponse:
    """Say when each old point stopped."""
    e = celui(numero)
    return _noter(
        request,
        e,
        BasculesForm(request.POST, bascules=bascules_de(e)),
        "bascules",
        lambda jours: dires.basculer(export=e, compte=request.user, jours=jours),
        _("Jours de bascule notés."),
    )


@require_POST
@droit(TENIR)
def jeter(request: HttpRequest, numero: int) -> HttpResponse:
    """Throw away the file of an export."""
    try:
        services.jeter(export=celui(numero), compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Fichier jeté\u00a0: ce qui en a été lu et écrit reste."))
    return redirect("boutique_reprise:export", numero)


def _noter(
    request: HttpRequest, e: Export, form: Any, nom: str, noter: Callable[[Any], object], note: str
) -> HttpResponse:
    """What a form of the page says is noted; refused, it is shown again with what was typed."""
    if form.is_valid() and form.faire(lambda: noter(form.geste())):
        messages.success(request, note)
        return redirect("boutique_reprise:export", e.pk)
    return _montrer(request, e, **{nom: form})


def _montrer(request: HttpRequest, e: Export, **formulaires: Any) -> HttpResponse:
    contexte: dict[str, Any] = {"export": e, "travaux": travaux_de_l_export(e)}
    if e.est_lu:
        vus = voir_les_mots(e)
        contexte |= {
            "examen": lire_l_examen(e),
            "reponses": formulaires.get("reponses") or ReponsesForm(questions=questions(e)),
            "bascules": formulaires.get("bascules") or BasculesForm(bascules=bascules_de(e, vus)),
            "reste": ce_qui_reste(e, vus),
            "etapes": etapes(e, "export", vus),
        }
    return render(request, "boutique/reprise/export.html", contexte)
