"""What a probe asks, the same as people read it, and the page of backups."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from petiterockette.alertes.calcul import seuils
from petiterockette.droits import droit, exiger_partout
from petiterockette.refus import Refus

from .controles import constater
from .pages import page_des_sauvegardes
from .quand import heure
from .questions import CONTROLES
from .services import LIRE, SAUVEGARDER, demander_une_sauvegarde
from .vital import peut_servir


@login_not_required
@never_cache
@require_safe
def sonde(request: HttpRequest) -> HttpResponse:
    """For a probe: a bare 200, or 503 where nobody can be served."""
    return HttpResponse(status=200 if peut_servir() else 503, content_type="text/plain")


@droit(LIRE)
@never_cache
def sante(request: HttpRequest) -> HttpResponse:
    """Each check, what it found, what to do; those that are not well first."""
    exiger_partout(request.user, LIRE)
    maintenant = timezone.now()
    constats = constater(CONTROLES, maintenant, seuils())
    contexte = {
        "constats": constats,
        "a_voir": sum(constat.alerte for constat in constats),
        "regarde": heure(maintenant),
    }
    return render(request, "sante/sante.html", contexte)


@droit(LIRE)
@never_cache
def sauvegardes(request: HttpRequest) -> HttpResponse:
    """When the last good backup is of, where copies are, what the last drill proved."""
    exiger_partout(request.user, LIRE)
    contexte = {
        "page": page_des_sauvegardes(timezone.now(), seuils()),
        "peut_sauvegarder": request.user.portee(SAUVEGARDER).partout,
    }
    return render(request, "sante/sauvegardes.html", contexte)


@require_POST
@droit(SAUVEGARDER)
def sauvegarde_demander(request: HttpRequest) -> HttpResponse:
    """Ask for a backup now."""
    try:
        demander_une_sauvegarde(compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Sauvegarde demandée\u00a0: elle commence dans la minute."))
    return redirect("sante:sauvegardes")
