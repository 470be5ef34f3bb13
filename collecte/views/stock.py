from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.comptes.lectures import lire_les_lieux
from petiterockette.droits import droit

from ..inventaires import sans_ouverture
from ..services.souhaits import souhaits_ouverts
from ..stocks import ETAPES_MONTREES, noms, tableau_des_stocks


@droit("collecte.lire_le_stock")
@never_cache
def stock(request: HttpRequest) -> HttpResponse:
    """What lies at each stage, by category."""
    lecture = lire_les_lieux(request.user, "collecte.lire_le_stock", request.GET.get("lieu", ""))
    contexte = {
        "lecture": lecture,
        "etapes": noms(ETAPES_MONTREES),
        "stock": tableau_des_stocks(lecture.ids),
        "souhaits": souhaits_ouverts(lecture.lieu),
        "maintenant": timezone.localtime(),
        "sans_ouverture": sans_ouverture(lecture.ids),
        "inventorie": request.user.has_perm("collecte.inventorier", lecture.lieu),
    }
    return render(request, "collecte/bons/stock.html", contexte)
