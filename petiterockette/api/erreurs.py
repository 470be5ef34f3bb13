"""How the API says no: JSON in French, its status, and when to come back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja.errors import AuthenticationError, ValidationError

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus
from petiterockette.saisie.visiteur import foyer_du_visiteur

from .parametres import attendu
from .porte import FAUSSES
from .refus import (
    AdresseInconnue,
    CleDemandee,
    ParametresIllisibles,
    RefusDeLApi,
    TropDAppels,
)
from .registre import API
from .services import secondes_avant_l_heure


def refuser(refus: Refus) -> JsonResponse:
    """The answer that says a refusal."""
    statut = refus.statut if isinstance(refus, RefusDeLApi | TropVite) else 422
    document = {"refus": str(refus), "champs": refus.champs}
    reponse = JsonResponse(document, status=statut, json_dumps_params={"ensure_ascii": False})
    if statut == 401:
        reponse["WWW-Authenticate"] = "Bearer"
    return reponse


@API.exception_handler(Refus)
def _refus(request: HttpRequest, refus: Any) -> HttpResponse:
    reponse = refuser(refus)
    if isinstance(refus, TropVite):
        trop_d_appels = isinstance(refus, TropDAppels)
        foyer = foyer_du_visiteur(request)
        attente = secondes_avant_l_heure() if trop_d_appels else FAUSSES.attente(foyer)
        reponse["Retry-After"] = str(max(1, attente))
    return reponse


@API.exception_handler(AuthenticationError)
def _sans_cle(request: HttpRequest, erreur: Any) -> HttpResponse:
    return refuser(CleDemandee())


@API.exception_handler(Http404)
def _rien_ici(request: HttpRequest, erreur: Any) -> HttpResponse:
    return refuser(AdresseInconnue())


@API.exception_handler(ValidationError)
def _illisible(request: HttpRequest, erreur: Any) -> HttpResponse:
    noms = {str(e["loc"][-1]) for e in erreur.errors}
    return refuser(ParametresIllisibles(champs={nom: attendu(nom) for nom in sorted(noms)}))
