from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouille

from ..dues import Due, sa_due
from ..exports import conventions_a_emporter
from ..forms.conventions import ConventionForm
from ..lecture import BILAN, figures_de
from ..models import Convention, Declaration
from ..services import conventions as services
from ..services.appareils import DROIT as ESSAYER
from ..services.lignes import lignes_figees
from ..soutiens import estimes

LIRE, TENIR = "declarations.lire", services.DROIT


@droit(LIRE)
@never_cache
def conventions(request: HttpRequest) -> HttpResponse:
    """The signed agreements, each with what is due; then the models that wait for theirs."""
    cherche, jour = saisie(request.GET), timezone.localdate()
    toutes = [
        c
        for c in Convention.objects.select_related("eco_organisme").prefetch_related(
            Prefetch("declarations", Declaration.objects.avec_leur_dossier()), "lieux", "lignes"
        )
        if fouille(cherche, c.eco_organisme.nom, c.filiere, c.numero, jour=jour)
    ]
    signees = [(c, sa_due(c)) for c in toutes if c.est_signee]
    # What is over and not declared comes first, the nearest day before.
    signees.sort(key=lambda cd: _urgence(cd[1], jour))
    if fichier := a_emporter(request.GET, lambda: conventions_a_emporter(signees)):
        return fichier
    contexte = {
        "signees": signees,
        "modeles": [c for c in toutes if not c.est_signee],
        "cherche": cherche,
        "jour": jour,
        "tient": request.user.has_perm(TENIR),
        "essaie": request.user.has_perm(ESSAYER),
    }
    return render(request, "collecte/declarations/conventions.html", contexte)


def _urgence(due: Due | None, jour: date) -> tuple[bool, date]:
    return (due is None or due.jours.fin >= jour, due.pour_le if due else date.max)


@droit(TENIR)
@never_cache
def nouvelle(request: HttpRequest) -> HttpResponse:
    """Note an agreement; ``?de=``: the one whose lines and columns it takes."""
    part_de = None
    if numero := numero_lu(request.GET.get("de", "")):
        part_de = get_object_or_404(Convention, pk=numero)
    form = ConventionForm(donnees_postees(request), part_de=part_de)
    if form.is_valid():
        try:
            notee, _neuve = services.noter(
                compte=request.user,
                uuid=form.cleaned_data["uuid"],
                part_de=part_de,
                **form.geste(),
            )
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Convention notée\u00a0: écrivez ses lignes."))
            return redirect("collecte:convention", notee.pk)
    contexte = {"form": form, "part_de": part_de}
    return render(request, "collecte/declarations/nouvelle.html", contexte)


@droit(TENIR)
@never_cache
def changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Complete a model, put an agreement off, end it."""
    c = get_object_or_404(Convention.objects.select_related("eco_organisme"), pk=numero)
    form = ConventionForm(donnees_postees(request), convention=c)
    if form.is_valid():
        try:
            services.changer(convention=c, compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Convention changée."))
            return redirect("collecte:convention", numero)
    return render(request, "collecte/declarations/changer.html", {"form": form, "convention": c})


@droit(LIRE)
@never_cache
def convention(request: HttpRequest, numero: int) -> HttpResponse:
    """An agreement: what is due, its lines, its columns, what it pays, its declarations."""
    c = get_object_or_404(
        Convention.objects.select_related("eco_organisme").prefetch_related(
            "lieux",
            "lignes__rattachements__categorie",
            "lignes__rattachements__matiere",
            "lignes__soutiens",
            "colonnes",
            Prefetch("declarations", Declaration.objects.avec_leur_dossier()),
        ),
        pk=numero,
    )
    declarations = list(c.declarations.all())
    jour, due = timezone.localdate(), sa_due(c)
    derniere = declarations[0] if declarations else None
    lus = estimes(c, _declare(derniere))
    contexte = {
        "convention": c,
        "due": due,
        "due_finie": bool(due and due.jours.fin < jour),
        "jour": jour,
        "declarations": declarations,
        "figees": lignes_figees(c),
        "derniere": derniere,
        "estimes": lus,
        "estime_cts": sum(e.montant_cts or 0 for e in lus),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "collecte/declarations/convention.html", contexte)


def _declare(declaration: Declaration | None) -> Mapping[str, Mapping[str, int]] | None:
    """Line → figure → value, as the last declaration was read; None without any."""
    if declaration is None:
        return None
    lue: Any = declaration.dossier.lecture.get("pieces", {}).get(BILAN)
    return figures_de(lue) if lue else None
