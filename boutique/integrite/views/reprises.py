from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.caisses.chaines import chaines_des_caisses
from boutique.caisses.models import Caisse
from boutique.caisses.refus import CaisseInconnue
from petiterockette.droits import droit
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..caisses_arretees import horloges_reculees, maison_restauree, restaurations_constatees
from ..forms.reprises import MaisonForm, RepriseForm, RestaurationForm
from ..services.reprises import (
    DROIT,
    reparer_les_tetes,
    reprendre_apres_restauration,
    reprendre_l_horloge,
    reprendre_la_maison,
)
from ..tetes import sont_illisibles, tetes_a_reparer


@droit(DROIT)
@never_cache
def reprise_horloge(request: HttpRequest) -> HttpResponse:
    """Let a till go on though the clock went back."""
    return _reprendre(
        request,
        horloges_reculees(chaines_des_caisses()),
        RepriseForm,
        reprendre_l_horloge,
        "boutique/integrite/reprise_horloge.html",
        _("«\u00a0%(caisse)s\u00a0» continue à l’heure d’aujourd’hui."),
    )


@droit(DROIT)
@never_cache
def reprise_restauration(request: HttpRequest) -> HttpResponse:
    """Open a new run of numbers after an old copy of the base was put back."""
    return _reprendre(
        request,
        restaurations_constatees(chaines_des_caisses()),
        RestaurationForm,
        reprendre_apres_restauration,
        "boutique/integrite/reprise_restauration.html",
        _("«\u00a0%(caisse)s\u00a0» continue avec une nouvelle série de numéros."),
    )


@droit(DROIT)
@never_cache
def reprise_maison(request: HttpRequest) -> HttpResponse:
    """Go on with the house and the numbers of bons, after an old copy of the base was put back."""
    return _faire(
        request,
        reprendre_la_maison,
        "boutique/integrite/reprise_maison.html",
        _("La maison et la matière continuent, avec des numéros neufs."),
        lambda: {"perdus": maison_restauree(), "illisibles": sont_illisibles()},
    )


@droit(DROIT)
@never_cache
def tetes_reparer(request: HttpRequest) -> HttpResponse:
    """Tell outside anew where each chain stands, when the file was cut, lost, or late."""
    return _faire(
        request,
        reparer_les_tetes,
        "boutique/integrite/tetes_reparer.html",
        _("Les têtes sont réparées\u00a0: les caisses continuent."),
        lambda: {"etat": tetes_a_reparer()},
    )


def _faire(
    request: HttpRequest,
    service: Callable[..., None],
    gabarit: str,
    phrase: str,
    constat: Callable[[], dict[str, Any]],
) -> HttpResponse:
    """A gesture of the whole house, which only asks why."""
    form = MaisonForm(donnees_postees(request))
    if form.is_valid():
        try:
            service(compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, phrase)
            return redirect(request.path)
    return render(request, gabarit, {"form": form, **constat()})


def _reprendre(
    request: HttpRequest,
    concernees: list[Any],
    formulaire: type[RepriseForm],
    service: Callable[..., Any],
    gabarit: str,
    phrase: str,
) -> HttpResponse:
    """Show the tills concerned, each with its form; or make one of them go on."""
    if request.method == "POST":
        form = formulaire(request.POST)
        caisse = _caisse(request)
        if form.is_valid():
            try:
                if caisse is None:
                    raise CaisseInconnue
                service(point=caisse.point, compte=request.user, **form.geste())
            except Refus as refus:
                form.refuser(refus)
            else:
                messages.success(request, phrase % {"caisse": caisse})
                return redirect(request.path)
        point = caisse.point_id if caisse else None
    else:
        form, point = None, None
    contexte = {
        "cas": [
            (c, form if c.point == point else _vierge(formulaire, c.point)) for c in concernees
        ],
        # Nothing to go on with, or the till is not among them any more.
        "refus": form if form and point not in {c.point for c in concernees} else None,
        "maison": maison_restauree(),
        "illisibles": sont_illisibles(),
    }
    return render(request, gabarit, contexte)


def _vierge(formulaire: type[RepriseForm], point: int) -> RepriseForm:
    return formulaire(initial={"point": point}, auto_id=f"id_{point}_%s")


def _caisse(request: HttpRequest) -> Caisse | None:
    point = numero_lu(request.POST.get("point", ""))
    return Caisse.objects.select_related("point__lieu").filter(point=point).first()
