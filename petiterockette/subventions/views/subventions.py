from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.poles import POLES
from petiterockette.dossiers.contenu import valeur_de
from petiterockette.droits import droit
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.mots.chercher import saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouille

from ..exports import subventions_a_emporter
from ..forms import AttendusForm, SubventionForm
from ..models import Subvention
from ..services import subventions as services

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


@dataclass(frozen=True)
class AttenduMontre:
    """A figure that the funder awaits: how much, and what the dossier last read."""

    libelle: Any
    cible: str
    lu: str
    atteint: bool | None


@droit(LIRE)
@never_cache
def subvention(request: HttpRequest, numero: int) -> HttpResponse:
    """A grant: its money, its days, what its funder awaits, its dossier."""
    s = get_object_or_404(Subvention.objects.avec_ses_versements(), pk=numero)
    versements = list(s.versements.select_related("annulation", "compte__personne"))
    contexte = {
        "subvention": s,
        "versements": versements,
        "reste_cts": (s.accorde_cts or 0) - s.verse_cts,
        "attendus": _attendus(s),
        "pole": POLES.get(s.pole, ""),
        "jour": timezone.localdate(),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "subventions/subvention.html", contexte)


def _attendus(s: Subvention) -> list[AttenduMontre]:
    chiffres = s.dossier.lecture.get("chiffres", {}) if s.dossier else {}
    montres = []
    for attendu in s.attendus.all():
        if (i := INDICATEURS.get(attendu.code)) is None:
            continue
        lu = valeur_de(chiffres.get(attendu.code))
        atteint = None if lu is None or attendu.cible is None else lu >= attendu.cible
        cible = "" if attendu.cible is None else ecrire(attendu.cible, i.unite)
        montres.append(AttenduMontre(i.libelle, cible, ecrire(lu, i.unite), atteint))
    return montres


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
