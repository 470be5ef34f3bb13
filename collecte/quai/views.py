from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.views.documents_recus import recevoir, recevoir_l_annulation, refuser
from collecte.livre.models import Bon
from collecte.livre.recits import contenu, detail, quoi
from collecte.livre.services.annulations import peut_annuler
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.numeros import numero_lu

from .comptoir import DU_JOUR, NATURES, contexte_du_quai, etat_du_quai, nombre_de_bons
from .documents import lire_le_quai
from .services import faire_au_quai


@droit("collecte.sortir")
@never_cache
def quai(request: HttpRequest) -> HttpResponse:
    """The dock's counter, at this device's point."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    _exiger_ici(request, point)
    contexte = contexte_du_quai(request.user, point)
    contexte["premier_jour"] = premier_jour_ici(request, contexte["parcours"])
    return render(request, "collecte/quai/quai.html", contexte)


@require_POST
@droit("collecte.sortir")
def quai_bons(request: HttpRequest) -> HttpResponse:
    """Record what the dock posted: 201, then 200 for the same one; 409, 422 or 403 otherwise."""
    return recevoir(
        request,
        lire=lire_le_quai,
        faire=lambda document: faire_au_quai(document=document, compte=request.user),
        dire=lambda bon, _document: _dire_le_bon(bon),
        illisible=_("Cette sortie a des lignes à corriger."),
    )


@require_POST
@droit("collecte.sortir")
def quai_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel a bon of the dock by its counter-entry; the service judges who may."""
    bon = get_object_or_404(
        Bon.objects.filter(nature__in=NATURES).select_related("lieu", "point"), pk=numero
    )
    return recevoir_l_annulation(request, bon, _dire_l_annulation)


@droit("collecte.sortir")
@never_cache
def quai_etat(request: HttpRequest) -> HttpResponse:
    """What stands at this device's dock now, for a page that is open already."""
    point = point_de_l_appareil(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    _exiger_ici(request, point)
    return JsonResponse(etat_du_quai(point.lieu))


@droit("collecte.sortir")
@never_cache
def quai_du_jour(request: HttpRequest) -> HttpResponse:
    """The day's last exits at this device's site, as a fragment of the counter."""
    point = point_de_l_appareil(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    _exiger_ici(request, point)
    bons = (
        Bon.objects.filter(lieu=point.lieu, jour=timezone.localdate(), nature__in=NATURES)
        .avec_details()
        .order_by("-id")[:DU_JOUR]
    )
    qui = numero_lu(request.GET.get("par", ""))
    lit = request.user.has_perm("collecte.lire_les_bons", point.lieu)
    lignes = [
        {
            "bon": bon,
            "quoi": quoi(bon),
            "detail": detail(bon),
            "contenu": contenu(bon),
            "annulable": not bon.est_annule and peut_annuler(bon, request.user, qui),
            "lisible": lit or bon.compte_id == request.user.pk,
        }
        for bon in bons
    ]
    return render(request, "collecte/quai/_du_jour.html", {"lignes": lignes})


def _dire_le_bon(bon: Bon) -> dict[str, Any]:
    masse_g = bon.masse_g
    return {
        "numero": bon.pk,
        "masse_g": masse_g,
        "message": _("Bon nº %(n)s enregistré : %(masse)s.")
        % {"n": nombre(bon.pk), "masse": kilos(masse_g)},
        "annuler": reverse("collecte:quai_annuler", args=[bon.pk]),
        "bon": reverse("collecte:bon", args=[bon.pk]),
        **_apres(bon),
    }


def _dire_l_annulation(bon: Bon, reprendre: bool) -> dict[str, Any]:
    phrase = _("Le bon nº %(n)s est annulé : rien n’en est plus compté.")
    return {"message": phrase % {"n": nombre(bon.pk)}, **_apres(bon)}


def _apres(bon: Bon) -> dict[str, Any]:
    return {
        "bons_du_jour": nombre_de_bons(bon.lieu_id, timezone.localdate()),
        "quai": etat_du_quai(bon.lieu),
    }


def _exiger_ici(request: HttpRequest, point: Point) -> None:
    if not request.user.portee("collecte.sortir").couvre_point(point.lieu_id, point.pk):
        raise DroitManquant("collecte.sortir", point.lieu)
