from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.reglages import ActiviteForm, RegimeForm
from ..models import Activite, RegimeTVA
from ..services import activites as services
from ..services.activites import DROIT


@droit(DROIT)
@never_cache
def activites(request: HttpRequest) -> HttpResponse:
    """What money is counted under, with today's VAT."""
    jour = timezone.localdate()
    lignes = [
        (a, next((r for r in reversed(a.regimes.all()) if r.debut <= jour), None))
        for a in Activite.objects.prefetch_related("regimes")
    ]
    return render(request, "boutique/regles/activites.html", {"lignes": lignes})


@droit(DROIT)
@never_cache
def activite_nouvelle(request: HttpRequest) -> HttpResponse:
    form = ActiviteForm(donnees_postees(request))
    if form.is_valid():
        try:
            nouvelle, _cree = services.creer_l_activite(par=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est enregistrée.") % {"nom": nouvelle})
            return redirect("boutique:activite", nouvelle.pk)
    contexte = {"form": form, "activite": None, "regimes": [], "regime_form": None}
    return render(request, "boutique/regles/activite.html", contexte)


@droit(DROIT)
@never_cache
def activite(request: HttpRequest, pk: int) -> HttpResponse:
    la_mienne = _activite(pk)
    form = ActiviteForm(donnees_postees(request), activite=la_mienne)
    if form.is_valid():
        try:
            services.changer_l_activite(activite=la_mienne, par=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(
                request, _("L’activité «\u00a0%(nom)s\u00a0» est enregistrée.") % {"nom": la_mienne}
            )
            return redirect("boutique:activites")
    return _montrer(request, la_mienne, form=form)


@require_POST
@droit(DROIT)
def activite_regime(request: HttpRequest, pk: int) -> HttpResponse:
    """Another VAT regime, from a day on."""
    la_mienne = _activite(pk)
    form = RegimeForm(request.POST)
    if form.is_valid():
        try:
            services.changer_le_regime(activite=la_mienne, par=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(
                request,
                _("Le régime de TVA de «\u00a0%(nom)s\u00a0» est enregistré.") % {"nom": la_mienne},
            )
            return redirect("boutique:activite", pk)
    return _montrer(request, la_mienne, regime_form=form)


@require_POST
@droit(DROIT)
def regime_retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a regime that has not begun; taken back twice, once."""
    regime = RegimeTVA.objects.select_related("activite").filter(pk=pk).first()
    if regime is None:
        return redirect("boutique:activites")
    try:
        services.renoncer_au_regime(regime=regime, par=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Ce changement n’aura pas lieu."))
    return redirect("boutique:activite", regime.activite_id)


def _activite(pk: int) -> Activite:
    return get_object_or_404(Activite.objects.prefetch_related("regimes"), pk=pk)


def _montrer(request: HttpRequest, la_mienne: Activite, form=None, regime_form=None):
    contexte = {
        "activite": la_mienne,
        "regimes": la_mienne.regimes.all(),
        "jour": timezone.localdate(),
        "form": form or ActiviteForm(activite=la_mienne),
        "regime_form": regime_form or RegimeForm(autres_taux=services.taux_des_articles(la_mienne)),
    }
    return render(request, "boutique/regles/activite.html", contexte)
