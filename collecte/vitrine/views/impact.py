"""Public pages: no account, no cookie, nobody's name; anything may keep them five minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from collecte.bilans.en_gros import annee_d_apres, annee_d_avant
from petiterockette.affichage.contexte import cadre_public
from petiterockette.comptes.lieux_lus import LieuxLus, lire_parmi
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.lieux.models import Lieu

from ..impact import Impact, impact, premiere_annee
from ..ouvertes import annee_en_machine

Reponse = TypeVar("Reponse", bound=HttpResponseBase)

CINQ_MINUTES = 5 * 60
CADRES = {"frame-ancestors": ["*"]}


def publique(vue: Callable) -> Callable:
    """Open to all, and to any cache: the answer depends on the address alone."""
    return wraps(vue)(
        login_not_required(require_safe(cache_control(public=True, max_age=CINQ_MINUTES)(vue)))
    )


@publique
def notre_impact(request: HttpRequest, annee: int | None = None) -> HttpResponse:
    """What a year did, at all sites or at one of them."""
    cette_annee, premiere = timezone.localdate().year, premiere_annee()
    if annee is not None and not premiere <= annee <= cette_annee:
        raise Http404
    lus = lieux_demandes(request)
    lu, filtre = impact(annee or cette_annee, lus), suite_de(lus.lieu)

    # Years of which nothing is known are stepped over.
    avant, apres = annee_d_avant(lu.annee, lus.ids), None
    if lu.annee < cette_annee:
        apres = annee_d_apres(lu.annee, lus.ids) or cette_annee

    def url(a: int) -> str:
        return reverse("collecte:impact_annee", args=[a]) + filtre

    contexte = {
        "cadre": cadre_public(),
        "impact": lu,
        "indicateurs": INDICATEURS,
        "choix": lus.lieux if lus.a_le_choix else [],
        "precedente": avant and (avant, url(avant)),
        "suivante": apres and (apres, url(apres)),
        "adresse": settings.ADRESSE_PUBLIQUE + url(lu.annee),
        "compteur": settings.ADRESSE_PUBLIQUE + reverse("collecte:compteur") + filtre,
        "compteur_json": settings.ADRESSE_PUBLIQUE + reverse("collecte:compteur_json") + filtre,
    }
    return render(request, "collecte/vitrine/impact/impact.html", contexte)


@publique
@csp_replace(CADRES)
@xframe_options_exempt
def compteur(request: HttpRequest) -> HttpResponse:
    """The kilograms of the year so far and the rate, for a frame on any site."""
    lu = lire(request, timezone.localdate().year)
    adresse = settings.ADRESSE_PUBLIQUE + reverse("collecte:impact") + suite_de(lu.lieu)
    contexte = {"cadre": cadre_public(), "impact": lu, "adresse": adresse}
    return render(request, "collecte/vitrine/impact/compteur.html", contexte)


@publique
def compteur_json(request: HttpRequest) -> JsonResponse:
    """The kilograms of the year so far for machines."""
    return en_json(annee_en_machine(lire(request, timezone.localdate().year)))


def en_json(document: dict[str, Any]) -> JsonResponse:
    """A document that any site's page may read."""
    return a_tous(JsonResponse(document, json_dumps_params={"ensure_ascii": False}))


def a_tous(reponse: Reponse) -> Reponse:
    """An answer that any site's page may read."""
    reponse["Access-Control-Allow-Origin"] = "*"
    return reponse


def lire(request: HttpRequest, annee: int) -> Impact:
    """A year at the site that an address asks for, or at all of them."""
    return impact(annee, lieux_demandes(request))


def lieux_demandes(request: HttpRequest) -> LieuxLus:
    """The site that an address asks for, or all of them; 404 for no site of ours."""
    return lire_parmi(None, request.GET.get("lieu", ""))


def suite_de(lieu: Lieu | None) -> str:
    """What the address of a site's page ends with."""
    return f"?lieu={lieu.code}" if lieu else ""
