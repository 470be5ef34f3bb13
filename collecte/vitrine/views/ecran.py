from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.droits import droit

from ..ecran import ecran as lire_l_ecran

LIRE = "collecte.lire_les_depots"


@droit(LIRE)
@never_cache
def ecran(request: HttpRequest) -> HttpResponse:
    """The wall screen: the whole page, which then reads its figures again by itself."""
    lieux_lus = _lieux_lus(request)
    filtre = f"?lieu={lieux_lus.lieu.code}" if lieux_lus.lieu and lieux_lus.a_le_choix else ""
    choix = [(_("Tous les lieux"), "?", lieux_lus.lieu is None)] if lieux_lus.a_le_choix else []
    choix += [(li.nom, f"?lieu={li.code}", li == lieux_lus.lieu) for li in lieux_lus.lieux]
    contexte = {
        "ecran": lire_l_ecran(lieux_lus),
        "chiffres": reverse("collecte:ecran_chiffres") + filtre,
        "choix": choix if lieux_lus.a_le_choix else [],
        "reconnecter": request.get_full_path(),
    }
    _rester_connecte(request)
    return render(request, "collecte/vitrine/ecran/ecran.html", contexte)


@droit(LIRE)
@never_cache
def ecran_chiffres(request: HttpRequest) -> HttpResponse:
    """The figures of the wall screen now, as a fragment."""
    contexte = {"ecran": lire_l_ecran(_lieux_lus(request))}
    _rester_connecte(request)
    return render(request, "collecte/vitrine/ecran/_chiffres.html", contexte)


def _lieux_lus(request: HttpRequest) -> LieuxLus:
    return lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))


def _rester_connecte(request: HttpRequest) -> None:
    """Once a day, let the session of a screen that is on begin anew: nobody signs it in again."""
    jour = timezone.localdate().isoformat()
    if request.session.get("ecran") != jour:
        request.session["ecran"] = jour
