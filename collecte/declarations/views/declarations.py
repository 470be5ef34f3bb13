from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.objets.models import Objet
from petiterockette.comptes.portees import portee
from petiterockette.droits import droit, exiger
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import jour_lu

from ..bilans.appareils import a_essayer
from ..forms.appareils import EssaisForm
from ..models import Convention, EssaisDAppareil
from ..services.appareils import DROIT as SUIVRE
from ..services.appareils import essayer
from ..services.conventions import DROIT as TENIR
from ..services.declarations import declarer as declarer_une_periode


@require_POST
@droit(TENIR)
def declarer(request: HttpRequest, numero: int) -> HttpResponse:
    """The declaration of the period that the page showed, made in one gesture."""
    c = get_object_or_404(Convention.objects.select_related("eco_organisme"), pk=numero)
    debut = jour_lu(request.POST.get("debut", ""))
    if debut is None:
        messages.error(request, _("La page avait perdu sa période\u00a0: recommencez."))
        return redirect("collecte:convention", numero)
    try:
        faite = declarer_une_periode(convention=c, compte=request.user, debut=debut)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("collecte:convention", numero)
    return redirect("dossiers:dossier", faite.pk)


@droit(SUIVRE)
@never_cache
def appareils(request: HttpRequest) -> HttpResponse:
    """The appliances that an agreement will ask for, those that nobody tested first."""
    objets = a_essayer(timezone.localdate(), portee(request.user, SUIVRE).ids_des_lieux)
    objets.sort(key=lambda o: hasattr(o, "essais"))
    contexte = {"objets": objets, "sans": sum(not hasattr(o, "essais") for o in objets)}
    return render(request, "collecte/declarations/appareils.html", contexte)


@droit(SUIVRE)
@never_cache
def appareil(request: HttpRequest, code: str) -> HttpResponse:
    """Say what was tested of an appliance."""
    objet = get_object_or_404(Objet.objects.select_related("categorie", "lieu"), code=code)
    exiger(request.user, SUIVRE, objet.lieu)
    essais = EssaisDAppareil.objects.filter(objet=objet).first()
    form = EssaisForm(donnees_postees(request), essais=essais)
    if form.is_valid():
        try:
            essayer(objet=objet, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté\u00a0: sa déclaration le dira."))
            return redirect("collecte:objet", objet.code)
    contexte = {"form": form, "objet": objet}
    return render(request, "collecte/declarations/appareil.html", contexte)
