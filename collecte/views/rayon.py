from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Point

from ..rayon import tableau_du_rayon

ORIENTER = "collecte.orienter"


@droit(ORIENTER)
@never_cache
def rayon(request: HttpRequest) -> HttpResponse:
    """The week's list: what lies on the shelf of this site, and since when."""
    point = _point_d_ici(request)
    if point is None:
        return redirect(f"{reverse('lieux:point_choisir')}?suite={request.path}")
    jour = timezone.localdate()
    contexte = {"point": point, "jour": jour, "tableau": tableau_du_rayon(point.lieu, jour)}
    return render(request, "collecte/rayon/rayon.html", contexte)


def _point_d_ici(request: HttpRequest) -> Point | None:
    """This device's point, for whoever sorts there."""
    point = point_de_l_appareil(request)
    if point and not request.user.portee(ORIENTER).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(ORIENTER, point.lieu)
    return point
