"""At the door: who is on the list, who shows a code, and heads counted without names."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.inscriptions import InscriptionEquipeForm
from ..models import Inscription
from ..publics import Public
from ..quelles_seances import seance_de
from ..services import inscriptions as services
from ..services.presences import ACCUEILLIR, compter, comptes_de, du_code, noter_les_venus
from ..services.seances import TENIR


@droit(ACCUEILLIR)
@never_cache
def accueil(request: HttpRequest, numero: int) -> HttpResponse:
    """The list to tap, the code to type or scan, the big + and −."""
    seance = seance_de(request.user, numero, ACCUEILLIR)
    comptes = comptes_de(seance)
    contexte = {
        "seance": seance,
        "attendues": seance.inscriptions.attendues(),
        "compteurs": [_compteur(p, comptes.get(p, 0)) for p in _dans_l_ordre(seance.public)],
        "en_tout": sum(comptes.values()),
        "close": seance.annulee_le or seance.bilans.exists(),
    }
    return render(request, "seances/accueil.html", contexte)


@require_POST
@droit(ACCUEILLIR)
def compter_une(request: HttpRequest, numero: int) -> HttpResponse:
    """A tap: one head more or less of a public. The button carries its number."""
    seance = seance_de(request.user, numero, ACCUEILLIR)
    try:
        compter(
            seance=seance,
            uuid=UUID(request.POST.get("uuid", "")),
            public=request.POST.get("public", ""),
            pas=-1 if request.POST.get("pas") == "-1" else 1,
            compte=request.user,
        )
    except Refus as refus:
        messages.error(request, str(refus))
    except ValueError:
        messages.error(request, _("Ce bouton n’est plus bon : touchez-le à nouveau."))
    return HttpResponseRedirect(reverse("seances:accueil", args=[numero]) + "#compteurs")


@require_POST
@droit(ACCUEILLIR)
def venus(request: HttpRequest, numero: int) -> HttpResponse:
    """How many of a sign-up came: all, some, none, or nobody knows."""
    inscription = _inscription(request, numero, ACCUEILLIR)
    combien = numero_lu(request.POST.get("venus", ""), 999)
    try:
        noter_les_venus(inscription=inscription, venus=combien, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect("seances:accueil", inscription.seance_id)


@require_POST
@droit(ACCUEILLIR)
def code(request: HttpRequest, numero: int) -> HttpResponse:
    """A code was typed or scanned at this séance: all its people came."""
    seance = seance_de(request.user, numero, ACCUEILLIR)
    try:
        inscription = du_code(seance, request.POST.get("code", ""))
        noter_les_venus(inscription=inscription, venus=inscription.places, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        dit = _("%(nom)s : %(places)s, bienvenue.")
        messages.success(
            request, dit % {"nom": inscription.nom, "places": inscription.places_dites}
        )
    return redirect("seances:accueil", numero)


@droit(ACCUEILLIR)
@never_cache
def venir(request: HttpRequest, code: str) -> HttpResponse:
    """What a telephone opens when it scans somebody's code: one button to let them in."""
    inscription = get_object_or_404(
        Inscription.objects.select_related("seance__lieu"), code=code.upper()
    )
    exiger(request.user, ACCUEILLIR, inscription.seance.lieu, inscription.seance.pole)
    contexte = {"inscription": inscription, "seance": inscription.seance}
    return render(request, "seances/venir.html", contexte)


@sensitive_post_parameters()
@droit(TENIR)
@never_cache
def inscrire(request: HttpRequest, numero: int) -> HttpResponse:
    """Somebody called, or stands there: sign them up."""
    seance = seance_de(request.user, numero, TENIR)
    form = InscriptionEquipeForm(donnees_postees(request))
    if form.is_valid():
        try:
            inscription, _neuve = services.inscrire(
                seance=seance, inscrit=form.inscrit(), compte=request.user
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            return _sur_sa_ligne(request, inscription)
    return render(request, "seances/inscrire.html", {"form": form, "seance": seance})


@require_POST
@droit(TENIR)
def confirmer(request: HttpRequest, numero: int) -> HttpResponse:
    """The team called them: they come."""
    inscription = _inscription(request, numero, TENIR)
    try:
        inscription = services.confirmer(inscription=inscription, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        return _sur_sa_ligne(request, inscription)
    return redirect("seances:seance", inscription.seance_id)


@require_POST
@droit(TENIR)
def desister(request: HttpRequest, numero: int) -> HttpResponse:
    """Somebody of the team notes that an inscription is given up."""
    inscription = _inscription(request, numero, TENIR)
    try:
        services.se_desister(inscription=inscription, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        dit = _("%(nom)s ne vient plus\u00a0: la place va à qui attend.")
        messages.success(request, dit % {"nom": inscription.nom})
    return redirect("seances:seance", inscription.seance_id)


def _sur_sa_ligne(request: HttpRequest, inscription: Inscription) -> HttpResponse:
    """Who comes, by name, and the page of the séance opened on their line."""
    dit = _("%(nom)s\u00a0: inscription %(etat)s, %(places)s.") % {
        "nom": inscription.nom,
        "etat": inscription.get_etat_display(),
        "places": inscription.places_dites,
    }
    messages.success(request, dit)
    page = reverse("seances:seance", args=[inscription.seance_id])
    return redirect(f"{page}#inscription-{inscription.pk}")


def _inscription(request: HttpRequest, numero: int, droit: str) -> Inscription:
    inscription = get_object_or_404(Inscription.objects.select_related("seance__lieu"), pk=numero)
    exiger(request.user, droit, inscription.seance.lieu, inscription.seance.pole)
    return inscription


def _dans_l_ordre(le_sien: str) -> list[Public]:
    """The séance's own public first: it is what one counts."""
    return sorted(Public, key=lambda public: public != le_sien)


def _compteur(public: Public, n: int) -> dict:
    return {"public": public, "n": n, "plus": uuid4(), "moins": uuid4()}
