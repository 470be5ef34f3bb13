"""What anybody reads of the API: its documentation, its schema. Any cache may keep them."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from petiterockette.affichage.contexte import cadre_public

from ..documentation import chapitres, refus_dits
from ..domaines import SANS_CLE
from ..registre import RACINE, VERSION, schema
from ..services import APPELS_PAR_HEURE

CINQ_MINUTES = 5 * 60


@login_not_required
@require_safe
@cache_control(public=True, max_age=CINQ_MINUTES)
def documentation(request: HttpRequest) -> HttpResponse:
    """What may be asked, how, and what is answered: all of it from the schema."""
    contexte = {
        "cadre": cadre_public(),
        "chapitres": chapitres(schema()),
        "refus": refus_dits(),
        "par_heure": APPELS_PAR_HEURE,
        "sans_cle": SANS_CLE,
        "version": VERSION,
        "racine": settings.ADRESSE_PUBLIQUE + RACINE,
        "openapi": settings.ADRESSE_PUBLIQUE + reverse("api:openapi"),
    }
    return render(request, "api/documentation.html", contexte)


@login_not_required
@require_safe
@cache_control(public=True, max_age=CINQ_MINUTES)
def openapi(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document, for programs that read it."""
    reponse = JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})
    reponse["Access-Control-Allow-Origin"] = "*"
    return reponse
