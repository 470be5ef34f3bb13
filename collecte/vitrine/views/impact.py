"""Public pages: no account, no cookie, nobody's name; anything may keep them five minutes."""

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from petiterockette.affichage.contexte import cadre_public
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.lieux.models import Lieu

from ..impact import Impact, impact, premiere_annee

CINQ_MINUTES = 5 * 60
CADRES = {"frame-ancestors": ["*"]}


def publique(vue: Callable) -> Callable:
    """Open to all, and to any cache: the answer depends on the address alone."""
    return wraps(vue)(
        login_not_required(require_safe(cache_control(public=True, max_age=CINQ_MINUTES)(vue)))
    )


@publique
def notre_impact(request: HttpRequest, annee: int | None = None) -> HttpResponse:
    """What a year did, at all sites or at one of them."""
    cette_annee, premiere = timezone.localdate().year, premiere_annee()
    if annee is not None and not premiere <= annee <= cette_annee:
        raise Http404
    lu, lieux = _lire(request, annee or cette_annee)
    filtre = _filtre(lu.lieu)

    def url(a: int) -> str:
        return reverse("collecte:impact_annee", args=[a]) + filtre

    contexte = {
        "cadre": cadre_public(),
        "impact": lu,
        "indicateurs": INDICATEURS,
        "choix": lieux if len(lieux) > 1 else [],
        "precedente": url(lu.annee - 1) if lu.annee > premiere else "",
        "suivante": url(lu.annee + 1) if lu.annee < cette_annee else "",
        "adresse": settings.ADRESSE_PUBLIQUE + url(lu.annee),
        "compteur": settings.ADRESSE_PUBLIQUE + reverse("collecte:compteur") + filtre,
        "compteur_json": settings.ADRESSE_PUBLIQUE + reverse("collecte:compteur_json") + filtre,
    }
    return render(request, "collecte/vitrine/impact/impact.html", contexte)


@publique
@csp_replace(CADRES)
@xframe_options_exempt
def compteur(request: HttpRequest) -> HttpResponse:
    """The kilograms of the year so far and the rate, for a frame on any site."""
    lu, _lieux = _lire(request, timezone.localdate().year)
    adresse = settings.ADRESSE_PUBLIQUE + reverse("collecte:impact") + _filtre(lu.lieu)
    contexte = {"cadre": cadre_public(), "impact": lu, "adresse": adresse}
    return render(request, "collecte/vitrine/impact/compteur.html", contexte)


@publique
def compteur_json(request: HttpRequest) -> JsonResponse:
    """The kilograms of the year so far for machines: grams, in the words of ``manage.py bilan``."""
    lu, _lieux = _lire(request, timezone.localdate().year)
    b = lu.bilan
    document = {
        "annee": lu.annee,
        "jusqu_au": lu.jusqu_au.isoformat(),
        "lieu": lu.lieu.code if lu.lieu else None,
        "collecte_g": b.collecte_g,
        "reemploi_g": b.reemploi_g,
        "recyclage_g": b.recyclage_g,
        "energie_g": b.energie_g,
        "dechetterie_g": b.dechetterie_g,
        "sorties_g": b.sorties_g,
        "taux_revalorisation": None if b.taux is None else float(b.taux),
        "sans_taux": str(b.sans_taux) or None,
        "depots": lu.depots,
        **({"vendus_sans_masse": lu.sans_masse} if lu.sans_masse else {}),
        **lu.revisions.pour_machine,
        "provisoire": lu.est_provisoire,
    }
    reponse = JsonResponse(document)
    reponse["Access-Control-Allow-Origin"] = "*"
    return reponse


def _lire(request: HttpRequest, annee: int) -> tuple[Impact, list[Lieu]]:
    lieux = list(Lieu.objects.all())
    code = request.GET.get("lieu", "")
    lieu = None
    if code:
        lieu = next((li for li in lieux if li.code == code), None)
        if lieu is None:
            raise Http404
    return impact(annee, lieu, lieux), lieux


def _filtre(lieu: Lieu | None) -> str:
    return f"?lieu={lieu.code}" if lieu else ""
