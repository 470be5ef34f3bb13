"""A permanence that was foreseen opens; one that is open closes, and says its hours."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ateliers.velo.services.passages import Geste
from petiterockette.benevolat.models import Permanence as Prevue
from petiterockette.droits import droit, exiger
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from .. import prevues
from ..forms.permanences import FermerForm, OuvrirPrevueForm
from ..models import Permanence
from ..refus import PermanenceDejaOuverte, PermanencePrevue
from ..salle import fermee_en_mots, heures_connues, la_salle
from ..services import permanences as services
from ..services.permanences import ACCUEILLIR, MEME
from .permanences import du, lire


@droit(ACCUEILLIR)
@never_cache
def ouvrir(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the permanence that the planning foresees, in one touch; unless another is open there
    still, or these are not its hours: its page says so, and what to touch."""
    prevue = get_object_or_404(prevues.de_l_atelier(), pk=pk)
    exiger(request.user, ACCUEILLIR, prevue.lieu)
    if tenue := Permanence.objects.filter(prevue=prevue).first():
        return redirect("velo:permanence", tenue.pk)
    form = OuvrirPrevueForm(donnees_postees(request))
    if form.is_valid():
        try:
            ouverte = _ouvrir(du(request, form), prevue, form.cleaned_data["laquelle"])
        except (PermanenceDejaOuverte, PermanencePrevue):
            # The page itself says why, and asks.
            pass
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("velo:permanence", ouverte.pk)
    return _montrer(request, prevue, form)


@droit(ACCUEILLIR)
@never_cache
def fermer(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a permanence, or type its hours again: its figures are sealed. ``puis``: the one that
    opens at once, its hours come."""
    la_permanence = lire(request, pk)
    form = _de_fermeture(la_permanence, donnees_postees(request))
    dernier = form.dernier
    faire = services.corriger if la_permanence.fermee_le else services.fermer
    puis = _puis(request, la_permanence)
    if la_permanence.fermee_le and form.is_bound and form["a_completer"].value():
        # Sent twice: it is closed, and still to be completed.
        return redirect("velo:permanence", pk)
    if form.is_valid():
        geste = du(request, form)
        try:
            releve = faire(geste=geste, permanence=la_permanence, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, fermee_en_mots(la_permanence, releve))
            return _ouvrir_ensuite(geste, puis) if puis else redirect("velo:permanence", pk)
    contexte = {
        "salle": la_salle(la_permanence, timezone.localdate()),
        "form": form,
        "dernier": dernier,
        "puis": puis,
    }
    return render(request, "permanences/fermer.html", contexte)


def _ouvrir(geste: Geste, prevue: Prevue, laquelle: str) -> Permanence:
    ouverte = Permanence.objects.ouvertes().filter(lieu=prevue.lieu).first()
    if laquelle == MEME and ouverte:
        return services.reconnaitre(geste=geste, permanence=ouverte, prevue=prevue)
    return services.ouvrir(geste=geste, lieu=prevue.lieu, prevue=prevue, laquelle=laquelle)


def _ouvrir_ensuite(geste: Geste, prevue: Prevue) -> HttpResponse:
    """The page of the one that opens; its own, which asks, where these are not its hours."""
    ensuite = Geste(geste.uuid_du_document("puis"), geste.compte)
    try:
        ouverte = services.ouvrir(geste=ensuite, lieu=prevue.lieu, prevue=prevue)
    except Refus:
        return redirect("velo:ouvrir", prevue.pk)
    return redirect("velo:permanence", ouverte.pk)


def _montrer(request: HttpRequest, prevue: Prevue, form: OuvrirPrevueForm) -> HttpResponse:
    maintenant = timezone.now()
    ouverte = (
        Permanence.objects.ouvertes()
        .filter(lieu=prevue.lieu)
        .select_related("lieu", "prevue")
        .first()
    )
    aujourd_hui = timezone.localdate(maintenant)
    contexte = {
        "prevue": prevue,
        "form": form,
        "ouverte": ouverte,
        "du_jour": prevue.jour == aujourd_hui,
        "finie": prevue.fin <= maintenant,
        "a_l_heure": prevues.c_est_l_heure(prevue, maintenant),
        "maintenant": maintenant,
    }
    if ouverte:
        contexte |= {
            "salle": la_salle(ouverte, aujourd_hui),
            "fermer_form": _de_fermeture(ouverte, None),
        }
    return render(request, "permanences/ouvrir.html", contexte)


def _de_fermeture(permanence: Permanence, donnees: Any) -> FermerForm:
    return FermerForm(
        donnees,
        connu=heures_connues(permanence, timezone.now()),
        dernier=permanence.releves.order_by("-rang").first(),
    )


def _puis(request: HttpRequest, permanence: Permanence) -> Prevue | None:
    numero = numero_lu(request.POST.get("puis", ""))
    siennes = prevues.a_ouvrir(timezone.now(), [permanence.lieu_id])
    return siennes.filter(pk=numero).first() if numero else None
