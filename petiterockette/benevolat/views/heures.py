from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.comptes.portees import poles_tenus
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format
from petiterockette.temps.durees import en_duree

from ..benevoles import (
    SIENNES_MONTREES,
    arrivees_du_jour,
    equipe_de,
    les_siennes,
    lire_un_lieu,
    minutes_d_un_jour,
    minutes_du_mois,
)
from ..forms.heures import CorrectionForm, HeuresForm
from ..models import HeuresFaites, Permanence, Pole
from ..perimetre import PARTICIPER, TENIR, exiger_de_tenir
from ..services.arrivees import arriver, partir
from ..services.heures import corriger, noter, peut_corriger

# What one does first where a device stands.
POLE_DU_POINT = {
    "caisse": "boutique",
    "comptoir": "accueil",
    "quai": "tri",
    "camion": "accueil",
    "atelier": "velo",
}


@droit(PARTICIPER)
@never_cache
def mes_heures(request: HttpRequest) -> HttpResponse:
    """One's hours in three taps: the name, the time, the green button."""
    lieu, lieux_lus = lire_un_lieu(request, PARTICIPER)
    equipe = equipe_de(lieu, request.user.personne_id, timezone.localdate())
    donnees = donnees_postees(request)
    initial = {"pole": _pole_d_ici(request), "personnes": request.user.personne_id}
    form = HeuresForm(donnees, equipe=equipe, plusieurs=False, initial=initial)
    if form.is_valid():
        try:
            rangees, _neuves = noter(lieu=lieu, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _merci(rangees, request.user.personne_id))
            return _retour(lieu)
    contexte = {
        "form": form,
        "lieu": lieu,
        "lieux_lus": lieux_lus,
        "arrivees": arrivees_du_jour(lieu, timezone.now()),
        "tient": request.user.has_perm(TENIR, lieu),
        **_moi(request),
    }
    return render(request, "benevolat/noter.html", contexte)


@droit(TENIR)
@never_cache
def heures_de_l_equipe(request: HttpRequest) -> HttpResponse:
    """Note the same hours for several people at once; those of a permanence are ticked already."""
    permanence = _permanence_demandee(request)
    lieu, lieux_lus = lire_un_lieu(request, TENIR)
    lieu = permanence.lieu if permanence else lieu
    equipe = equipe_de(lieu, None, timezone.localdate())
    donnees = donnees_postees(request)
    initial = _initial_de(permanence) if permanence else {"pole": _pole_d_ici(request)}
    form = HeuresForm(
        donnees,
        equipe=equipe,
        plusieurs=True,
        poles=poles_tenus(request.user, TENIR),
        initial=initial,
    )
    if form.is_valid():
        geste = form.geste()
        exiger_de_tenir(request.user, lieu, geste["pole"].code)
        try:
            rangees, _neuves = noter(lieu=lieu, compte=request.user, **geste)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _merci(rangees, request.user.personne_id))
            return redirect(f"{reverse('benevolat:equipe')}?lieu={lieu.code}")
    contexte = {"form": form, "lieu": lieu, "lieux_lus": lieux_lus, "permanence": permanence}
    return render(request, "benevolat/equipe.html", contexte)


@droit(PARTICIPER)
@never_cache
def heures_corriger(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel hours, or say how long it really was; what was written stays."""
    rangees = HeuresFaites.objects.select_related("lieu", "pole", "activite", "personne")
    heures = get_object_or_404(rangees, pk=numero)
    if not peut_corriger(request.user, heures):
        raise DroitManquant(TENIR, heures.lieu)
    donnees = donnees_postees(request)
    form = CorrectionForm(donnees, initial={"duree": heures.minutes})
    if form.is_valid():
        try:
            corriger(heures=heures, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Corrigé. Ce qui était noté reste lisible."))
            return _retour(heures.lieu)
    return render(request, "benevolat/corriger.html", {"form": form, "heures": heures})


@require_POST
@droit(PARTICIPER)
def arrivee(request: HttpRequest) -> HttpResponse:
    """« J’arrive »: the time begins."""
    lieu, personne = _lieu_poste(request), _personne_postee(request)
    pole = Pole.objects.montres().filter(code=request.POST.get("pole", "")).first()
    if personne is None or pole is None:
        messages.error(request, _("Touchez d’abord votre prénom et un pôle, puis « J’arrive »."))
        return _retour(lieu)
    try:
        arriver(personne=personne, lieu=lieu, pole=pole, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("C’est noté, bienvenue. Touchez « Je pars » en partant."))
    return _retour(lieu)


@require_POST
@droit(PARTICIPER)
def depart(request: HttpRequest) -> HttpResponse:
    """« Je pars »: the time since the arrival is noted."""
    lieu, personne = _lieu_poste(request), _personne_postee(request)
    if personne is None:
        raise Http404
    try:
        heures = partir(uuid=uuid4(), personne=personne, lieu=lieu, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _merci([heures], request.user.personne_id))
    return _retour(lieu)


def _retour(lieu: Lieu) -> HttpResponse:
    return redirect(f"{reverse('benevolat:noter')}?lieu={lieu.code}")


def _lieu_poste(request: HttpRequest) -> Lieu:
    lieu = get_object_or_404(Lieu, code=request.POST.get("lieu", ""))
    exiger(request.user, PARTICIPER, lieu)
    return lieu


def _personne_postee(request: HttpRequest) -> Personne | None:
    """The name that was touched: that of the page of hours, or of somebody who is there."""
    numero = request.POST.get("personnes", "") or request.POST.get("personne", "")
    return Personne.objects.filter(pk=numero_lu(numero)).first()


def _permanence_demandee(request: HttpRequest) -> Permanence | None:
    numero = numero_lu(request.GET.get("permanence", ""))
    if numero is None:
        return None
    permanence = get_object_or_404(Permanence.objects.avec_les_inscrits(), pk=numero)
    exiger_de_tenir(request.user, permanence.lieu, permanence.pole.code)
    return permanence


def _initial_de(permanence: Any) -> dict[str, Any]:
    return {
        "personnes": [i.personne_id for i in permanence.venants],
        "pole": permanence.pole.code,
        "activite": permanence.activite_id,
        "jour": permanence.jour,
        "duree": int((permanence.fin - permanence.debut).total_seconds()) // 60,
    }


def _moi(request: HttpRequest) -> dict[str, Any]:
    """What the reader gave, where the account is somebody's own."""
    personne = request.user.personne
    if personne is None:
        return {"moi": None}
    numeros = personne.numeros
    siennes = list(les_siennes(numeros)[:SIENNES_MONTREES])
    aujourd_hui = timezone.localdate()
    jours = ((aujourd_hui, _("aujourd’hui")), (aujourd_hui - timedelta(days=1), _("hier")))
    deja = [(mot, minutes_d_un_jour(numeros, jour)) for jour, mot in jours]
    return {
        "moi": personne,
        "deja": [f"{en_duree(minutes)} {mot}" for mot, minutes in deja if minutes],
        "ce_mois": en_duree(minutes_du_mois(numeros, timezone.localdate())),
        "siennes": [(h, en_duree(h.minutes), peut_corriger(request.user, h)) for h in siennes],
    }


def _pole_d_ici(request: HttpRequest) -> str:
    point = point_de_l_appareil(request)
    return POLE_DU_POINT.get(point.genre if point else "", "boutique")


def _merci(rangees: list[HeuresFaites], moi: int | None) -> str:
    """What was noted, whose where it is not one's own, the day and the pole; the whole of the
    day where it is more."""
    une = rangees[0]
    dit = {
        "duree": en_duree(une.minutes),
        "n": len(rangees),
        "quand": date_format(une.jour, "l j F"),
        "pole": une.pole,
    }
    if len(rangees) > 1:
        phrase = _("%(duree)s notées pour %(n)d personnes, %(quand)s, %(pole)s. Merci à toutes !")
        return phrase % dit
    numeros = une.personne.numeros
    en_tout = minutes_d_un_jour(numeros, une.jour)
    phrase = _("%(duree)s notées, %(quand)s, %(pole)s. Merci !")
    if en_tout > une.minutes:
        dit["tout"] = en_duree(en_tout)
        phrase = _("%(duree)s notées, %(quand)s, %(pole)s : %(tout)s en tout ce jour-là. Merci !")
    if moi in numeros:
        return phrase % dit
    return _("%(qui)s : %(quoi)s") % {"qui": une.personne, "quoi": phrase % dit}
