from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.souhaits import ServirForm, SouhaitForm
from ..models import Souhait
from ..services.souhaits import (
    DROIT,
    changer_le_souhait,
    clore_le_souhait,
    servir_le_souhait,
    souhaiter,
    souhaits_ouverts,
)


@droit("collecte.lire_le_stock")
@never_cache
def souhaits(request: HttpRequest) -> HttpResponse:
    """What partners look for, by category; whoever keeps them serves and closes them here."""
    lieux_lus = lire_les_lieux(request.user, "collecte.lire_le_stock", request.GET.get("lieu", ""))
    par_categorie = souhaits_ouverts(lieux_lus.lieu)
    visibles = [s for liste in par_categorie.values() for s in liste]
    if lieux_lus.ids is not None:
        visibles = [s for s in visibles if s.lieu_id is None or s.lieu_id in lieux_lus.ids]
    portee = request.user.portee(DROIT)
    contexte = {
        "lieux_lus": lieux_lus,
        "souhaits": visibles,
        "tenus": {s.pk for s in visibles if portee.couvre(s.lieu)},
        "peut_tenir": portee.couvre(),
        "jour": timezone.localdate(),
    }
    return render(request, "collecte/tri/souhaits.html", contexte)


@droit("collecte.tenir_les_souhaits")
@never_cache
def souhait_nouveau(request: HttpRequest) -> HttpResponse:
    donnees = donnees_postees(request)
    form = SouhaitForm(donnees, lieux=_lieux(request))
    if form.is_valid():
        try:
            objet, _cree = souhaiter(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(quoi)s » est noté.") % {"quoi": objet})
            return redirect("collecte:souhaits")
    contexte = {"form": form, "titre": _("Nouveau souhait"), "souhait": None}
    return render(request, "collecte/tri/souhait.html", contexte)


@droit("collecte.tenir_les_souhaits")
@never_cache
def souhait(request: HttpRequest, numero: int) -> HttpResponse:
    """Change what is looked for."""
    objet = _souhait(request, numero)
    donnees = donnees_postees(request)
    form = SouhaitForm(donnees, lieux=_lieux(request), souhait=objet)
    if form.is_valid():
        try:
            changer_le_souhait(souhait=objet, compte=request.user, **form.changement())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(
                request, _("Le souhait «\u00a0%(quoi)s\u00a0» est enregistré.") % {"quoi": objet}
            )
            return redirect("collecte:souhaits")
    contexte = {"form": form, "titre": str(objet), "souhait": objet}
    return render(request, "collecte/tri/souhait.html", contexte)


@require_POST
@droit("collecte.tenir_les_souhaits")
def souhait_servir(request: HttpRequest, numero: int) -> HttpResponse:
    """Say how many were given in all."""
    objet = _souhait(request, numero)
    form = ServirForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tapez combien ont été servis en tout, par exemple 12."))
        return redirect("collecte:souhaits")
    try:
        objet = servir_le_souhait(souhait=objet, compte=request.user, **form.cleaned_data)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        phrase = _("%(quoi)s : %(servi)s servis, il en manque %(reste)s.")
        mots = {"quoi": objet, "servi": objet.servi, "reste": objet.reste}
        messages.success(request, phrase % mots)
    return redirect("collecte:souhaits")


@require_POST
@droit("collecte.tenir_les_souhaits")
def souhait_clore(request: HttpRequest, numero: int) -> HttpResponse:
    objet = clore_le_souhait(souhait=_souhait(request, numero), compte=request.user)
    messages.success(request, _("« %(quoi)s » est clos.") % {"quoi": objet})
    return redirect("collecte:souhaits")


def _souhait(request: HttpRequest, numero: int) -> Souhait:
    objet = get_object_or_404(Souhait.objects.select_related("lieu"), pk=numero)
    exiger(request.user, DROIT, objet.lieu)
    return objet


def _lieux(request: HttpRequest) -> QuerySet[Lieu]:
    """The sites where this person keeps wishes."""
    ids = request.user.portee(DROIT).ids_des_lieux
    ouverts = Lieu.objects.ouverts(timezone.localdate())
    return ouverts if ids is None else ouverts.filter(pk__in=ids)
