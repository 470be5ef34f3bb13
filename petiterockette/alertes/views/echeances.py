from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format

from ..forms import EcheanceForm
from ..models import Echeance
from ..services.echeances import DROIT, cesser, changer, exiger_sur_place, noter


@droit(DROIT)
@never_cache
def echeances(request: HttpRequest) -> HttpResponse:
    """What ends, the nearest first; what is no longer followed stays below."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    visibles = list(Echeance.objects.visibles(lieux_lus.ids).select_related("lieu"))
    contexte = {
        "lieux_lus": lieux_lus,
        "suivies": [e for e in visibles if e.close_le is None],
        "closes": [e for e in visibles if e.close_le is not None],
        "jour": timezone.localdate(),
    }
    return render(request, "alertes/echeances.html", contexte)


@droit(DROIT)
@never_cache
def echeance_nouvelle(request: HttpRequest) -> HttpResponse:
    """Follow something until its day."""
    portee = request.user.portee(DROIT)
    lieux = Lieu.objects.ouverts(timezone.localdate())
    if portee.ids_des_lieux is not None:
        lieux = lieux.filter(pk__in=portee.ids_des_lieux)
    donnees = donnees_postees(request)
    form = EcheanceForm(donnees, lieux=lieux, partout=portee.partout)
    if form.is_valid():
        try:
            noter(compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Noté : une alerte viendra avant le jour dit."))
            return redirect("alertes:echeances")
    return render(request, "alertes/echeance.html", {"form": form, "echeance": None})


@droit(DROIT)
@never_cache
def echeance(request: HttpRequest, numero: int) -> HttpResponse:
    """Renew what ends, or correct it."""
    e = get_object_or_404(Echeance.objects.select_related("lieu"), pk=numero)
    exiger_sur_place(request.user, e.lieu)
    donnees = donnees_postees(request)
    form = EcheanceForm(donnees, lieux=Lieu.objects.none(), partout=False, echeance=e)
    if form.is_valid():
        try:
            changee = changer(echeance=e, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(quoi)s : une alerte viendra avant le %(jour)s.")
            mots = {"quoi": changee, "jour": date_format(changee.fin, "j F Y")}
            messages.success(request, phrase % mots)
            return redirect("alertes:echeances")
    return render(request, "alertes/echeance.html", {"form": form, "echeance": e})


@require_POST
@droit(DROIT)
def echeance_cesser(request: HttpRequest, numero: int) -> HttpResponse:
    """Stop following it."""
    e = get_object_or_404(Echeance.objects.select_related("lieu"), pk=numero)
    exiger_sur_place(request.user, e.lieu)
    try:
        cesser(echeance=e, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Cette échéance n’est plus suivie."))
    return redirect("alertes:echeances")
