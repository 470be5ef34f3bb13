from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.photos.servies import servir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.visiteur import foyer_du_visiteur

from ..ecran import est_remis, remettre, reprendre
from ..forms.ecran import RepriseForm
from ..forms.emargements import AbsenceForm, AnnulationForm, FeuilleForm, SignatureForm
from ..models import DemiJournee, Emargement, Feuille
from ..services import emargements as services
from ..services.sessions import DROIT
from ..suivi_des_emargements import CaseDEmargement, cases_de_la_demi_journee
from .sessions import deja_verrouillee, la_demi_journee


@droit(DROIT)
@never_cache
def demi_journee(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs this half-day: one large button each, to hand the screen around."""
    la = la_demi_journee(request, pk)
    cases = cases_de_la_demi_journee(la)
    contexte = {
        "demi_journee": la,
        "cases": cases,
        "commencee": la.debut <= timezone.now(),
        "reste": sum(case.fait is None for case in cases),
        "corrigees": la.emargements.exclude(annule=None).select_related(
            "annule", "inscription__personne", "formateur__personne"
        ),
        "feuilles": la.feuilles.all(),
    }
    return render(request, "formation/demi_journee.html", contexte)


@require_POST
@droit(DROIT)
def ecran_remettre(request: HttpRequest, pk: int, genre: str, qui: int) -> HttpResponse:
    """Hand the screen to somebody who signs; whoever signs on their own screen keeps it."""
    la = la_demi_journee(request, pk)
    if not _la_tient(request.user, _la_case(la, genre, qui)):
        remettre(request, la)
    return redirect("formation:signer_ici", pk, genre, qui)


@droit(DROIT)
@never_cache
def signer_ici(request: HttpRequest, pk: int, genre: str, qui: int) -> HttpResponse:
    """Sign with a finger on this screen."""
    la = la_demi_journee(request, pk)
    if ailleurs := deja_verrouillee(request, la.session):
        return ailleurs
    case = _la_case(la, genre, qui)
    page = "formation:tour" if est_remis(request) else "formation:demi_journee"
    retour = reverse(page, args=[pk])
    form = SignatureForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.signer(demi_journee=la, qui=case.qui, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Signé. Merci, %(qui)s.") % {"qui": case.qui})
            return redirect(retour)
    contexte = {"form": form, "demi_journee": la, "case": case, "retour": retour}
    return render(request, "formation/signer_ici.html", contexte)


@sensitive_post_parameters()
@droit(DROIT)
@never_cache
def tour(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen goes round: who signs, and nothing else until its holder takes it back."""
    la = la_demi_journee(request, pk)
    form = RepriseForm(
        donnees_postees(request), compte=request.user, foyer=foyer_du_visiteur(request)
    )
    if form.is_valid():
        reprendre(request)
        return redirect("formation:demi_journee", pk)
    ouverte = la.debut <= timezone.now() and not la.session.est_verrouillee
    contexte = {"form": form, "demi_journee": la, "commencee": ouverte}
    contexte["cases"] = cases_de_la_demi_journee(la)
    return render(request, "formation/tour.html", contexte)


@droit(DROIT)
@never_cache
def absence(request: HttpRequest, pk: int, genre: str, qui: int) -> HttpResponse:
    """Say that somebody did not come, and why."""
    la = la_demi_journee(request, pk)
    case = _la_case(la, genre, qui)
    form = AbsenceForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.noter_l_absence(
                demi_journee=la, qui=case.qui, compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("L’absence est notée."))
            return redirect("formation:demi_journee", pk)
    contexte = {"form": form, "demi_journee": la, "qui": case.qui, "geste": "absence"}
    return render(request, "formation/motif.html", contexte)


@droit(DROIT)
@never_cache
def emargement_annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a signature or an absence, with a reason; the row stays."""
    lus = Emargement.objects.valables().select_related(
        "demi_journee__session__lieu", "inscription__personne", "formateur__personne"
    )
    le = get_object_or_404(lus, pk=pk)
    exiger(request.user, DROIT, le.demi_journee.session.lieu)
    form = AnnulationForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.annuler(emargement=le, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est annulé : la ligne reste, avec son motif."))
            return redirect("formation:demi_journee", le.demi_journee_id)
    qui = le.inscription or le.formateur
    contexte = {"form": form, "demi_journee": le.demi_journee, "qui": qui, "geste": "annuler"}
    return render(request, "formation/motif.html", contexte)


@droit(DROIT)
@never_cache
def feuille(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a signed sheet: it counts for those who are ticked, no other."""
    la = la_demi_journee(request, pk)
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FeuilleForm(*donnees, cases=cases_de_la_demi_journee(la))
    if form.is_valid():
        try:
            services.attacher_la_feuille(
                demi_journee=la,
                uuid=form.cleaned_data["uuid"],
                photo=form.cleaned_data["photo"],
                signataires=form.attendus(),
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La feuille est attachée et scellée."))
            return redirect("formation:demi_journee", pk)
    return render(request, "formation/feuille.html", {"form": form, "demi_journee": la})


@droit(DROIT)
@cache_control(private=True, max_age=60 * 60 * 24)
def photo(request: HttpRequest, cle: Any, taille: str) -> HttpResponse:
    """A signed sheet, for whoever keeps the session: never by its address alone."""
    lues = Feuille.objects.select_related("demi_journee__session__lieu")
    la_feuille = get_object_or_404(lues, cle=cle)
    exiger(request.user, DROIT, la_feuille.demi_journee.session.lieu)
    return servir(la_feuille.fichiers, taille)


def _la_tient(compte: Any, case: CaseDEmargement) -> bool:
    """Whether the person who signs this half-day is the account's own."""
    return compte.personne is not None and case.qui.personne_id in compte.personne.numeros


def _la_case(la: DemiJournee, genre: str, qui: int) -> CaseDEmargement:
    for case in cases_de_la_demi_journee(la):
        if (case.genre, case.qui.pk) == (genre, qui):
            return case
    raise Http404
