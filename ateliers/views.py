from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.affichage.navigation import droits_de
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import jour_lu
from petiterockette.temps.semaine import lundi

from .accueil import LIRE
from .calendrier import a_venir, poles_de, semaine
from .poles import POLES, Pole, permis_au_pole


@droit(LIRE)
@never_cache
def poles(request: HttpRequest) -> HttpResponse:
    """The poles of the house, those that this reader opens."""
    return render(request, "ateliers/poles.html", {"poles": poles_de(request.user)})


@droit(LIRE)
@never_cache
def calendrier(request: HttpRequest) -> HttpResponse:
    """A week of all the poles, at one site or all; made to be printed too."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    debut = lundi(jour_lu(request.GET.get("jour", "")) or timezone.localdate())
    poles = {p.code: p for p in POLES.values() if permis_au_pole(request.user, LIRE, p.code)}
    pole = request.GET.get("pole", "")
    contexte = {
        "lieux_lus": lieux_lus,
        "jours": semaine(request.user, debut, lieux_lus.ids, pole),
        "lundi": debut,
        "dimanche": debut + timedelta(days=6),
        "avant": debut - timedelta(days=7),
        "apres": debut + timedelta(days=7),
        "aujourd_hui": timezone.localdate(),
        "noms_des_lieux": dict(Lieu.objects.values_list("pk", "nom")),
        "poles": poles if len(poles) > 1 else {},
        "pole": pole if pole in poles else "",
    }
    return render(request, "ateliers/calendrier.html", contexte)


def page_du_pole(request: HttpRequest, pole: Pole) -> HttpResponse:
    """The simplest home of a pole: what it has before it. Its own view asks for the right."""
    if not permis_au_pole(request.user, pole.droit, pole.code):
        raise DroitManquant(droits_de(pole.droit)[0])
    contexte = {
        "pole": pole,
        "evenements": a_venir(request.user, pole, timezone.now()),
        "noms_des_lieux": dict(Lieu.objects.values_list("pk", "nom")),
    }
    return render(request, "ateliers/pole.html", contexte)
