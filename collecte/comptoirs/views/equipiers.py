"""Whoever is at the counter: names to touch, and a new one."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.personnes.services import accueillir
from petiterockette.refus import Refus

from ..lecteur import DocumentIllisible, est_lisible
from .documents_recus import document_recu, refuser


@require_POST
@droit("collecte.peser")
def equipiers(request: HttpRequest) -> HttpResponse:
    """Add a name tile to this device's site."""
    point = point_de_l_appareil(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    exiger(request.user, "collecte.peser", point.lieu)
    try:
        prenom = document_recu(request).get("prenom")
        personne = accueillir(
            prenom=prenom if isinstance(prenom, str) and est_lisible(prenom) else "",
            lieu=point.lieu,
            compte=request.user.pk,
        )
    except DocumentIllisible as illisible:
        return refuser(str(illisible), illisible.champs)
    except Refus as refus:
        return refuser(str(refus), {"prenom": str(refus)})
    return JsonResponse({"id": personne.pk, "nom": str(personne)}, status=201)
