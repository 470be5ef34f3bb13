from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ateliers.seances.bilans import bilan_du
from ateliers.seances.publics import Public
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.mots.numeros import numero_lu

from ..a_traiter import PAR_PAGE, en_cours, sans_avis, sans_provenance
from ..bilans import bilan_de_l_animation
from ..droits import SORTIR, TENIR
from ..materiel import materiel_dehors
from ..phrases import dire_l_annee
from ..services.demandes import POLE
from ..zones import ZONES, nom_de_la_zone

# How long the home asks what people thought.
AVIS_PENDANT = timedelta(days=30)


@droit(TENIR)
@never_cache
def accueil(request: HttpRequest) -> HttpResponse:
    """The home of the pole: what waits for somebody."""
    lieux_lus = lire_les_lieux(request.user, TENIR, request.GET.get("lieu", ""))
    contexte = {
        "lieux_lus": lieux_lus,
        "demandes": en_cours(lieux_lus.ids)[:PAR_PAGE],
        "sans_provenance": sans_provenance(lieux_lus.ids)[:12],
        "sans_avis": sans_avis(lieux_lus.ids, timezone.now() - AVIS_PENDANT)[:12],
        "dehors": materiel_dehors(lieux_lus.ids)[:PAR_PAGE],
        "sort": request.user.has_perm(SORTIR),
    }
    return render(request, "animation/accueil.html", contexte)


@droit(TENIR)
@never_cache
def chiffres(request: HttpRequest) -> HttpResponse:
    """A year of the pole: who came, from where."""
    lieux_lus = lire_les_lieux(request.user, TENIR, request.GET.get("lieu", ""))
    annee = _annee(request.GET.get("annee", ""))
    bilan = bilan_de_l_animation(date(annee, 1, 1), date(annee, 12, 31), lieux_lus.ids)
    avant = bilan_du(date(annee - 1, 1, 1), date(annee - 1, 12, 31), lieux_lus.ids, [POLE])
    zones = [(nom_de_la_zone(z), bilan.zones[z]) for z in ZONES if bilan.zones.get(z)]
    contexte = {
        "lieux_lus": lieux_lus,
        "annee": annee,
        "cette_annee": timezone.localdate().year,
        "bilan": bilan,
        "publics": [(p.label, bilan.publics[p]) for p in Public if bilan.publics.get(p)],
        "zones": zones,
        "dit": dire_l_annee(request, annee, lieux_lus, bilan.seances, avant),
    }
    return render(request, "animation/chiffres.html", contexte)


def _annee(texte: str) -> int:
    """The year that an address names; this one where it names none."""
    cette_annee = timezone.localdate().year
    annee = numero_lu(texte, cette_annee) or 0
    return annee if annee >= 2000 else cette_annee
