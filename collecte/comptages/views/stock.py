from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from collecte.bilans.stocks import ETAPES_MONTREES, noms, tableau_des_stocks
from collecte.tri.services.souhaits import souhaits_ouverts
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit

from ..exports import stock_a_emporter
from ..inventaires import sans_ouverture


@droit("collecte.lire_le_stock")
@never_cache
def stock(request: HttpRequest) -> HttpResponse:
    """What lies at each stage, by category."""
    lieux_lus = lire_les_lieux(request.user, "collecte.lire_le_stock", request.GET.get("lieu", ""))
    tableau, maintenant = tableau_des_stocks(lieux_lus.ids), timezone.localtime()
    manquants = sans_ouverture(lieux_lus.ids)
    fichier = a_emporter(
        request.GET,
        lambda: stock_a_emporter(tableau, lieux_lus, maintenant, [str(li) for li in manquants]),
        papier=True,
    )
    if fichier:
        return fichier
    contexte = {
        "lieux_lus": lieux_lus,
        "etapes": noms(ETAPES_MONTREES),
        "stock": tableau,
        "souhaits": souhaits_ouverts(lieux_lus.lieu),
        "maintenant": maintenant,
        "sans_ouverture": manquants,
        "inventorie": request.user.has_perm("collecte.inventorier", lieux_lus.lieu),
    }
    return render(request, "collecte/comptages/stock.html", contexte)
