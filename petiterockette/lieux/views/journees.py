from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.mots.francais import au
from petiterockette.saisie.formulaires import donnees_postees

from ..appareil import choisir_le_point, point_de_l_appareil
from ..forms.journees import SuspensionForm, TachesFaitesForm
from ..heures import en_heure
from ..journees import collecte_suspendue, journee_du_lieu, journees, suspension_en_mots
from ..models import Lieu, Tache
from ..services.journees import fermer, ouvrir
from ..services.suspensions import reprendre_la_collecte, suspendre_la_collecte

TENIR = "lieux.tenir_les_taches"
LIENS = (
    (gettext_lazy("Heures d’ouverture"), "lieux:heures", False, "clock", "lieux.lire_les_heures"),
    (gettext_lazy("Changer les tâches"), "lieux:taches", True, "list", TENIR),
    (gettext_lazy("Horaires habituels"), "lieux:horaires", True, "calendar", TENIR),
)


@droit("lieux.ouvrir")
@never_cache
def journee(request: HttpRequest) -> HttpResponse:
    """The day of this device's site: its list, and the one big button."""
    lieu = _lieu_d_ici(request)
    if lieu is None:
        return choisir_le_point(request)
    exiger(request.user, "lieux.ouvrir", lieu)
    return _montrer(request, lieu)


@require_POST
@droit("lieux.ouvrir")
def lieu_ouvrir(request: HttpRequest) -> HttpResponse:
    lieu = _lieu_montre(request, "lieux.ouvrir")
    form = TachesFaitesForm(request.POST, lieu=lieu, moment=Tache.Moment.OUVERTURE)
    if form.is_valid():
        try:
            ouverture, _cree = ouvrir(lieu=lieu, par=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            phrase = _("%(lieu)s est ouvert depuis %(heure)s.")
            _dire(request, phrase, lieu, ouverture.le)
            return redirect("lieux:journee")
    return _montrer(request, lieu, form)


@require_POST
@droit("lieux.ouvrir")
def lieu_fermer(request: HttpRequest) -> HttpResponse:
    lieu = _lieu_montre(request, "lieux.ouvrir")
    form = TachesFaitesForm(request.POST, lieu=lieu, moment=Tache.Moment.FERMETURE)
    if form.is_valid():
        try:
            fermeture, _cree = fermer(lieu=lieu, par=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            phrase = _("%(lieu)s est fermé depuis %(heure)s. Merci, bonne soirée !")
            _dire(request, phrase, lieu, fermeture.le)
            return redirect("lieux:journee")
    return _montrer(request, lieu, form)


@droit("lieux.suspendre_la_collecte")
@never_cache
def collecte_suspendre(request: HttpRequest) -> HttpResponse:
    """Say why intake stops, and until when if it is known."""
    lieu = _lieu_d_ici(request) if request.method == "GET" else _lieu_montre(request)
    if lieu is None:
        return choisir_le_point(request)
    exiger(request.user, "lieux.suspendre_la_collecte", lieu)
    form = SuspensionForm(donnees_postees(request))
    if form.is_valid():
        try:
            suspendre_la_collecte(lieu=lieu, par=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La collecte est suspendue %(ou)s.") % {"ou": au(lieu)})
            return _retour(request)
    return render(request, "lieux/collecte_suspendre.html", {"form": form, "lieu": lieu})


@require_POST
@droit("lieux.suspendre_la_collecte")
def collecte_reprendre(request: HttpRequest) -> HttpResponse:
    lieu = _lieu_montre(request, "lieux.suspendre_la_collecte")
    try:
        reprendre_la_collecte(lieu=lieu, par=request.user)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, _("La collecte reprend %(ou)s.") % {"ou": au(lieu)})
    return _retour(request)


@login_not_required
@never_cache
def nos_lieux(request: HttpRequest) -> HttpResponse:
    """For everybody: which sites are open, and where intake is suspended, and why."""
    lieux = journees(Lieu.objects.ouverts(timezone.localdate()))
    lignes = [(j, suspension_en_mots(j.suspension) if j.suspension else None) for j in lieux]
    contexte = {"lignes": lignes, "maintenant": timezone.localtime()}
    return render(request, "lieux/nos_lieux.html", contexte)


@login_not_required
@never_cache
def collecte_etat(request: HttpRequest, code: str) -> HttpResponse:
    """The banner of a suspended intake as a fragment; empty while it is not."""
    lieu = get_object_or_404(Lieu.objects.ouverts(timezone.localdate()), code=code)
    contexte = {"collecte_suspendue": collecte_suspendue(lieu)}
    return render(request, "lieux/_collecte_suspendue.html", contexte)


def _montrer(
    request: HttpRequest, lieu: Lieu, form: TachesFaitesForm | None = None
) -> HttpResponse:
    etat = journee_du_lieu(lieu)
    moment = Tache.Moment.FERMETURE if etat.est_ouvert else Tache.Moment.OUVERTURE
    if form is None or form.moment != moment:
        # What was refused belongs to a state that is over: the page of now says it.
        erreurs = form.non_field_errors() if form else []
        form = TachesFaitesForm(lieu=lieu, moment=moment)
    else:
        erreurs = form.non_field_errors()
    liens = [
        (nom, reverse(url, args=[lieu.code] if du_lieu else []), dessin)
        for nom, url, du_lieu, dessin, lire in LIENS
        if request.user.has_perm(lire, lieu)
    ]
    contexte = {
        "lieu": lieu,
        "etat": etat,
        "form": form,
        "erreurs": erreurs,
        "collecte_suspendue": suspension_en_mots(etat.suspension) if etat.suspension else None,
        "peut_suspendre": request.user.has_perm("lieux.suspendre_la_collecte", lieu),
        "liens": liens,
    }
    return render(request, "lieux/journee.html", contexte)


def _lieu_d_ici(request: HttpRequest) -> Lieu | None:
    point = point_de_l_appareil(request)
    return point.lieu if point else None


def _lieu_montre(request: HttpRequest, droit_voulu: str = "") -> Lieu:
    """The site that the posted page showed."""
    lieu = get_object_or_404(Lieu, code=request.POST.get("lieu", ""))
    if droit_voulu:
        exiger(request.user, droit_voulu, lieu)
    return lieu


def _retour(request: HttpRequest) -> HttpResponse:
    """Back to the day's page, or home for whoever does not open the site."""
    return redirect("lieux:journee" if request.user.has_perm("lieux.ouvrir") else "accueil")


def _dire(request: HttpRequest, phrase: str, lieu: Lieu, quand: Any) -> None:
    messages.success(request, phrase % {"lieu": lieu, "heure": en_heure(quand)})
