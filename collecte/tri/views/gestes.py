from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from collecte.comptoirs.views.gestes import faire_la_page
from collecte.sorties.gestes import ORIENTER, gestes_permis
from petiterockette.droits import droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil

from ..forms.orienter import OrienterForm
from ..services.orientations import orienter_apres_controle
from ..services.souhaits import souhaits_ouverts


@never_cache
def gestes(request: HttpRequest) -> HttpResponse:
    """What this account may do at the point of this device."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    lieu = f"?lieu={point.lieu.code}"
    voir = [
        (nom, reverse(url) + lieu, dessin)
        for nom, url, dessin, droit_de_lire in (
            (_("La table de tri"), "collecte:comptoir_tri", "boxes", "collecte.orienter"),
            (_("Le rayon"), "collecte:rayon", "store", "collecte.orienter"),
            (_("Le stock d’ici"), "collecte:stock", "warehouse", "collecte.lire_le_stock"),
            (_("Les bons d’ici"), "collecte:bons", "receipt-text", "collecte.lire_les_bons"),
            (_("Ce qui ne se vend pas"), "collecte:non_vendables", "ban", "collecte.peser"),
            (_("Contrôler"), "collecte:controles", "clipboard-check", "collecte.controler"),
            (_("Les objets d’ici"), "collecte:objets", "armchair", "collecte.lire_les_objets"),
        )
        if request.user.has_perm(droit_de_lire, point.lieu)
    ]
    trie = request.user.has_perm("collecte.lire_le_stock", point.lieu)
    contexte = {
        "point": point,
        "gestes": gestes_permis(request.user, point),
        "voir": voir,
        "souhaits": souhaits_ouverts(point.lieu) if trie else {},
    }
    return render(request, "collecte/tri/gestes.html", contexte)


@droit(ORIENTER.droit)
@never_cache
def orienter(request: HttpRequest) -> HttpResponse:
    return faire_la_page(
        request, ORIENTER, OrienterForm, orienter_apres_controle, demande=request.GET.dict()
    )
