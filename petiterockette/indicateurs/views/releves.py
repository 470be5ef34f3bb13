from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import suite_demandee

from .. import services
from ..forms import ReleveForm, RelevesForm
from ..models import Releve
from ..nombres import ecrire
from ..registre import INDICATEURS
from ..services import releves_de
from .annee import PREMIERE_ANNEE


@droit("indicateurs.saisir")
@never_cache
def releve(request: HttpRequest, annee: int, code: str) -> HttpResponse:
    """Type a year's value of an indicator that people count, or correct it."""
    indicateur = INDICATEURS.get(code)
    if indicateur is None or not indicateur.saisi:
        raise Http404
    if not PREMIERE_ANNEE <= annee <= timezone.localdate().year:
        raise Http404
    dernier = releves_de([annee]).get((code, annee))
    donnees = donnees_postees(request)
    autres = Releve.objects.filter(indicateur=code).order_by("annee", "id")
    methode = autres.values_list("methode", flat=True).last() or ""
    form = ReleveForm(donnees, indicateur=indicateur, dernier=dernier, methode=methode)
    retour = suite_demandee(request, reverse("indicateurs:annee", args=[annee]))
    if form.is_valid():
        try:
            services.saisir(
                indicateur=indicateur, annee=annee, compte=request.user, **form.cleaned_data
            )
        except ValidationError as refus:
            form.add_error("motif" if "motif" in form.fields else None, refus)
        else:
            messages.success(
                request,
                _("%(nom)s %(annee)s\u00a0: enregistré.")
                % {"nom": indicateur.libelle, "annee": annee},
            )
            return redirect(retour)
    contexte = {
        "form": form,
        "indicateur": indicateur,
        "annee": annee,
        "retour": retour,
        "histoire": [
            (r, ecrire(r.valeur, indicateur.unite))
            for r in Releve.objects.de([annee])
            .filter(indicateur=code)
            .select_related("compte__personne")
        ],
    }
    return render(request, "indicateurs/releve.html", contexte)


@droit("indicateurs.saisir")
@never_cache
def releves(request: HttpRequest, annee: int) -> HttpResponse:
    """Type together the figures of a year that nobody typed yet, or those of them that the address
    names (``?code=``); one method for all of them."""
    if not PREMIERE_ANNEE <= annee <= timezone.localdate().year:
        raise Http404
    dits = {code for code, _an in releves_de([annee])}
    # What was typed here is read again, whoever wrote it meanwhile: this page twice, or another.
    tapes = {code for code, valeur in request.POST.items() if valeur}
    voulus = request.GET.getlist("code") or INDICATEURS.keys()
    manquent = [
        i
        for i in INDICATEURS.values()
        if i.saisi and i.code in voulus and i.code not in dits - tapes
    ]
    form = RelevesForm(donnees_postees(request), indicateurs=manquent)
    retour = suite_demandee(request, reverse("indicateurs:annee", args=[annee]))
    if form.is_valid():
        try:
            ecrits = services.saisir_ensemble(annee=annee, compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            dit = ngettext("%(n)d chiffre enregistré.", "%(n)d chiffres enregistrés.", len(ecrits))
            messages.success(request, dit % {"n": len(ecrits)})
            return redirect(retour)
    contexte: dict[str, Any] = {
        "form": form,
        "annee": annee,
        "retour": retour,
        "manquent": manquent,
    }
    return render(request, "indicateurs/releves.html", contexte)
