from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouille

from ..attendus import attendus_rendus, chiffres_attendus
from ..bilans import parts_nommees, reste_a_verser
from ..exports import subventions_a_emporter
from ..forms.attendus import AttendusForm
from ..forms.parts import PartsForm
from ..forms.subventions import SubventionForm
from ..models import Subvention
from ..services import subventions as services
from ..services.parts import repartir_entre_les_poles

LIRE, TENIR = "subventions.lire", services.DROIT


@droit(LIRE)
@never_cache
def subventions(request: HttpRequest) -> HttpResponse:
    """Every grant, the latest first: asked, agreed, paid, what is left, when its account is due."""
    cherche, jour = saisie(request.GET), timezone.localdate()
    lues = [
        s
        for s in Subvention.objects.avec_ses_versements()
        if fouille(cherche, s.dispositif, s.financeur.nom, s.objet, jour=jour)
    ]
    if fichier := a_emporter(request.GET, lambda: subventions_a_emporter(lues)):
        return fichier
    contexte = {
        "subventions": lues,
        "cherche": cherche,
        "jour": jour,
        "demande_cts": sum(s.demande_cts for s in lues),
        "accorde_cts": sum(s.accorde_cts or 0 for s in lues),
        "verse_cts": sum(s.verse_cts for s in lues),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "subventions/subventions.html", contexte)


@droit(TENIR)
@never_cache
def nouvelle(request: HttpRequest) -> HttpResponse:
    """Note a grant that was asked for."""
    form = SubventionForm(donnees_postees(request))
    if form.is_valid():
        try:
            notee, _neuve = services.noter(
                compte=request.user, uuid=form.cleaned_data["uuid"], **form.geste()
            )
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Subvention notée."))
            return redirect("subventions:subvention", notee.pk)
    return render(request, "subventions/nouvelle.html", {"form": form})


@droit(LIRE)
@never_cache
def subvention(request: HttpRequest, numero: int) -> HttpResponse:
    """A grant: its money, its days, what its funder awaits, its dossier."""
    s = get_object_or_404(Subvention.objects.avec_ses_versements(), pk=numero)
    versements = list(s.versements.select_related("annulation", "compte__personne"))
    contexte = {
        "subvention": s,
        "versements": versements,
        "reste_cts": reste_a_verser(s),
        "attendus": attendus_rendus(s, chiffres_attendus(s, timezone.localdate())),
        "parts": parts_nommees(s),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "subventions/subvention.html", contexte)


@droit(TENIR)
@never_cache
def changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Note that a grant was agreed, refused, put off."""
    s = get_object_or_404(Subvention, pk=numero)
    form = SubventionForm(donnees_postees(request), subvention=s)
    if form.is_valid():
        try:
            services.changer(subvention=s, compte=request.user, **form.geste())
        except (Refus, ValidationError) as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Subvention changée."))
            return redirect("subventions:subvention", numero)
    return render(request, "subventions/changer.html", {"form": form, "subvention": s})


@droit(TENIR)
@never_cache
def attendus(request: HttpRequest, numero: int) -> HttpResponse:
    """Which figures the funder awaits, and how much."""
    s = get_object_or_404(Subvention, pk=numero)
    form = AttendusForm(donnees_postees(request), subvention=s)
    if form.is_valid():
        try:
            services.attendre(subvention=s, compte=request.user, cibles=form.cibles())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté\u00a0: son dossier les montrera."))
            return redirect("subventions:subvention", numero)
    return render(request, "subventions/attendus.html", {"form": form, "subvention": s})


@droit(TENIR)
@never_cache
def parts(request: HttpRequest, numero: int) -> HttpResponse:
    """What each pole takes of the grant."""
    s = get_object_or_404(Subvention, pk=numero)
    form = PartsForm(donnees_postees(request), subvention=s)
    if form.is_valid():
        try:
            repartir_entre_les_poles(
                subvention=s,
                compte=request.user,
                en=form.cleaned_data["en"],
                parts=form.parts(),
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La répartition est enregistrée."))
            return redirect("subventions:subvention", numero)
    return render(request, "subventions/parts.html", {"form": form, "subvention": s})


@require_POST
@droit(TENIR)
def dossier(request: HttpRequest, numero: int) -> HttpResponse:
    """The grant's dossier, made in one gesture."""
    s = get_object_or_404(Subvention, pk=numero)
    try:
        fait = services.faire_le_dossier(subvention=s, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("subventions:subvention", numero)
    return redirect("dossiers:dossier", fait.pk)
