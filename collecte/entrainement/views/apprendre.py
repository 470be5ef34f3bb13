"""What is learned at the counters: the first day of each, the « ? », and who trained."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.debuts import commencer, premier_jour_ici
from collecte.comptoirs.parcours import PARCOURS, Parcours
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu

from ..apprentis import apprentis

PAR_PAGE = 50


@never_cache
def essais_premier_jour(request: HttpRequest, poste: str) -> HttpResponse:
    """Where somebody stands in the first day of a counter, as a fragment of its page."""
    parcours = parcours_de(poste)
    exiger(request.user, parcours.droit)
    contexte = {"premier_jour": premier_jour_ici(request, parcours, _dit(request.GET))}
    return render(request, "collecte/comptoirs/premier_jour/_premier_jour.html", contexte)


@require_POST
def essais_commencer(request: HttpRequest, poste: str) -> HttpResponse:
    """« Je commence »: the first day of a counter from its first gesture, on this device."""
    parcours = parcours_de(poste)
    exiger(request.user, parcours.droit)
    reponse = redirect(parcours.ecole)
    if qui := _dit(request.POST) or request.user.personne_id:
        commencer(reponse, request, poste, qui)
    return reponse


@never_cache
def entrainement(request: HttpRequest) -> HttpResponse:
    """Where one trains: the counters that one holds, and how far one went at each."""
    miens = [p for p in PARCOURS.values() if request.user.has_perm(p.droit)]
    if not miens:
        raise DroitManquant("collecte.peser")
    jours = [premier_jour_ici(request, parcours) for parcours in miens]
    contexte = {"jours": jours, "a_faire": next((j for j in jours if j.suivante), None)}
    return render(request, "collecte/entrainement/entrainement.html", contexte)


@cache_control(private=True, max_age=86_400)
def essais_dessin(request: HttpRequest, poste: str) -> HttpResponse:
    """The picture of a counter's « ? », asked when it opens: no page carries its weight."""
    parcours = parcours_de(poste)
    exiger(request.user, parcours.droit)
    contexte = {"scenes": parcours.scenes}
    return render(
        request, "collecte/entrainement/dessin.svg", contexte, content_type="image/svg+xml"
    )


@droit("personnes.tenir_l_equipe")
@never_cache
def essais(request: HttpRequest) -> HttpResponse:
    """Who trained, where each one stands in the first day of each counter."""
    lieux = request.user.portee("personnes.tenir_l_equipe").ids_des_lieux
    cherche = saisie(request.GET)
    trouves = apprentis(lieux, timezone.localdate(), cherche)
    contexte = {
        "parcours": list(PARCOURS.values()),
        "page": Paginator(trouves, PAR_PAGE).get_page(request.GET.get("page")),
        "cherche": cherche,
    }
    return render(request, "collecte/entrainement/essais.html", contexte)


def _dit(reglages: Mapping[str, str]) -> int | None:
    """Whose name tile the counter shows, if it says so."""
    return numero_lu(reglages.get("par", ""))


def parcours_de(poste: str) -> Parcours:
    """What is learned at a counter, by its code in the address; else there is no such page."""
    if poste not in PARCOURS:
        raise Http404
    return PARCOURS[poste]
