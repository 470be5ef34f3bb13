from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.comptes.portees import la_ou, poles_tenus
from petiterockette.droits import droit, exiger
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import jour_lu
from petiterockette.temps.semaine import lundi

from ..benevoles import equipe_de, lire_un_lieu
from ..forms.planning import BesoinForm, FinForm, MotifForm, PermanenceForm
from ..models import Besoin, Permanence
from ..perimetre import PARTICIPER, TENIR, exiger_de_tenir, peut_tenir
from ..semaine import JOUR, PermanenceMontree, montrer, semaine, trous
from ..services.besoins import (
    annuler_une_permanence,
    changer_une_permanence,
    demander_du_monde,
    finir_un_besoin,
)


@droit(PARTICIPER)
@never_cache
def la_semaine(request: HttpRequest, jour: str = "") -> HttpResponse:
    """The permanences of a week at a site: who comes, and where somebody is missing.

    Without a day: this week, or that of the next permanence once this one has no more.
    """
    lieu, lieux_lus = lire_un_lieu(request, PARTICIPER)
    debut = lundi(_jour(jour) if jour else timezone.localdate())
    parmi = Permanence.objects.filter(la_ou(request.user, PARTICIPER, pole="pole__code"))
    moi = _mes_numeros(request)
    jours = semaine(parmi, lieu, debut, moi)
    if not jour and not any(m.a_venir for _jour_lu, montrees in jours for m in montrees):
        prochaine = parmi.filter(lieu=lieu, annulee_le=None, fin__gt=timezone.now())
        if suivante := prochaine.order_by("debut").first():
            debut = lundi(suivante.jour)
            jours = semaine(parmi, lieu, debut, moi)
    contexte = {
        "lieu": lieu,
        "lieux_lus": lieux_lus,
        "debut": debut,
        "fin": debut + 6 * JOUR,
        "jours": jours,
        "aujourd_hui": timezone.localdate(),
        "vide": not any(montrees for _jour_lu, montrees in jours),
        "trous": list(trous(m for _jour_lu, montrees in jours for m in montrees)),
        "tient": request.user.has_perm(TENIR, lieu),
        "precedente": _adresse(debut - 7 * JOUR, lieu.code),
        "suivante": _adresse(debut + 7 * JOUR, lieu.code),
        "cette_semaine": _adresse(lundi(timezone.localdate()), lieu.code),
        "ici": debut == lundi(timezone.localdate()),
        "quelle": _quelle_semaine(debut),
    }
    return render(request, "benevolat/semaine.html", contexte)


@droit(PARTICIPER)
@never_cache
def permanence(request: HttpRequest, numero: int) -> HttpResponse:
    """One permanence: who comes, and what one may do about it."""
    return page_de_la_permanence(request, lire_la_permanence(request, numero))


@droit(TENIR)
@never_cache
def besoin_nouveau(request: HttpRequest) -> HttpResponse:
    """Say that people are needed, once or each week."""
    lieu, lieux_lus = lire_un_lieu(request, TENIR)
    donnees = donnees_postees(request)
    debut = request.GET.get("jour", "")
    form = BesoinForm(donnees, poles=poles_tenus(request.user, TENIR), initial={"debut": debut})
    if form.is_valid():
        try:
            besoin, _neuf = demander_du_monde(lieu=lieu, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est au planning : chacun peut s’inscrire."))
            return redirect(_adresse(lundi(besoin.debut), lieu.code))
    contexte = {"form": form, "lieu": lieu, "lieux_lus": lieux_lus}
    return render(request, "benevolat/besoin.html", contexte)


@droit(TENIR)
@never_cache
def besoin_finir(request: HttpRequest, numero: int) -> HttpResponse:
    """Let a need stop after a day."""
    besoin = get_object_or_404(Besoin.objects.select_related("lieu", "pole"), pk=numero)
    exiger_de_tenir(request.user, besoin.lieu, besoin.pole.code)
    form = FinForm(donnees_postees(request))
    if form.is_valid():
        try:
            finir_un_besoin(besoin=besoin, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Enregistré : ce besoin ne revient plus ensuite."))
            return redirect(_adresse(lundi(form.cleaned_data["dernier"]), besoin.lieu.code))
    return render(request, "benevolat/besoin_finir.html", {"form": form, "besoin": besoin})


@droit(TENIR)
@never_cache
def permanence_changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Other hours or other places for one day of a need."""
    p = _a_tenir(request, numero)
    form = PermanenceForm(donnees_postees(request), permanence=p)
    if form.is_valid():
        try:
            changer_une_permanence(permanence=p, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Enregistré, pour ce jour-là seulement."))
            return redirect("benevolat:permanence", p.pk)
    return render(request, "benevolat/changer.html", {"form": form, "p": p, "annuler": False})


@droit(TENIR)
@never_cache
def permanence_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """One day of a need is not held."""
    p = _a_tenir(request, numero)
    form = MotifForm(donnees_postees(request))
    if form.is_valid():
        try:
            annuler_une_permanence(permanence=p, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Annulée, ce jour-là seulement."))
            return redirect("benevolat:permanence", p.pk)
    return render(request, "benevolat/changer.html", {"form": form, "p": p, "annuler": True})


def lire_la_permanence(request: HttpRequest, numero: int) -> Permanence:
    """The permanence of that number with those who come, if this reader may see its site and its
    pole."""
    p = get_object_or_404(Permanence.objects.avec_les_inscrits(), pk=numero)
    exiger(request.user, PARTICIPER, p.lieu, p.pole.code)
    return p


def page_de_la_permanence(
    request: HttpRequest, p: Permanence, form: MotifForm | None = None, qui: int | None = None
) -> HttpResponse:
    """``form``: a withdrawal that was refused, of the sign-up ``qui``."""
    m: PermanenceMontree = montrer([p], _mes_numeros(request))[0]
    tient = peut_tenir(request.user, p.lieu_id, p.pole.code)
    # Whoever holds the planning, or a counter's device, signs others up.
    pour_d_autres = tient or request.user.personne_id is None
    venants = {i.personne_id for i in m.venants}
    equipe = equipe_de(p.lieu, None, timezone.localdate()) if pour_d_autres else []
    contexte = {
        "m": m,
        "p": p,
        "tient": tient,
        "commencee": p.debut <= timezone.now(),
        "pour_d_autres": pour_d_autres,
        "equipe": [e for e in equipe if e.pk not in venants],
        "ouverte": not m.finie and p.annulee_le is None,
        "form": form or MotifForm(),
        "qui": qui,
        "retirees": p.inscriptions.exclude(retiree_le=None).select_related("personne"),
        "semaine": _adresse(lundi(p.jour), p.lieu.code),
    }
    return render(request, "benevolat/permanence.html", contexte)


def _a_tenir(request: HttpRequest, numero: int) -> Permanence:
    p = get_object_or_404(Permanence.objects.select_related("lieu", "pole"), pk=numero)
    exiger_de_tenir(request.user, p.lieu, p.pole.code)
    return p


def _mes_numeros(request: HttpRequest) -> list[int]:
    personne: Any = request.user.personne
    return personne.numeros if personne else []


def _jour(texte: str) -> date:
    if jour := jour_lu(texte):
        return jour
    raise Http404


def _quelle_semaine(debut: date) -> str:
    """The week as people say it, near today; it does not always open on this one."""
    loin = (debut - lundi(timezone.localdate())) // (7 * JOUR)
    dites = {-1: _("la semaine dernière"), 0: _("cette semaine"), 1: _("la semaine prochaine")}
    return dites.get(loin, "")


def _adresse(debut: date, lieu: str) -> str:
    return f"{reverse('benevolat:semaine_du', args=[debut.isoformat()])}?lieu={lieu}"
