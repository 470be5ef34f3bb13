"""What anybody opens without an account: ask for a pick-up, then read the answer."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from collecte.listes.models import MotifRefus
from petiterockette.lieux.models import Association
from petiterockette.refus import Refus
from petiterockette.saisie.visiteur import foyer_du_visiteur

from ..forms.demandes import DemandePubliqueForm
from ..lieux_ouverts import lieu_des_rendez_vous
from ..models import Demande
from ..mots import nous_joindre
from ..refus import TropDeDemandes
from ..services.rendez_vous import demander_en_ligne, verifier_le_frein


@sensitive_post_parameters()
@login_not_required
@never_cache
def rendez_vous(request: HttpRequest) -> HttpResponse:
    """The public form; it shows nobody's data, and works without JavaScript."""
    lieu = lieu_des_rendez_vous(timezone.localdate())
    if request.method != "POST" or lieu is None:
        return _montrer(request, DemandePubliqueForm() if lieu else None)
    adresse = foyer_du_visiteur(request)
    form = DemandePubliqueForm(request.POST, request.FILES)
    try:
        # Before anything is read: photos cost more than a question to the base.
        verifier_le_frein(adresse=adresse, uuid=_uuid(request))
        if form.is_valid():
            demande, _cree = demander_en_ligne(**form.geste(), lieu=lieu, adresse_ip=adresse)
            return redirect(
                f"{reverse('collecte:rendez_vous_suivi', args=[demande.jeton])}?merci=1"
            )
    except TropDeDemandes as refus:
        return _montrer(
            request, DemandePubliqueForm(request.POST), trop=str(refus), status=refus.statut
        )
    except Refus as refus:
        form.refuser(refus)
    return _montrer(request, form)


@login_not_required
@never_cache
def rendez_vous_suivi(request: HttpRequest, jeton: str) -> HttpResponse:
    """The answer to a request: its number, accepted or not, its slot; nothing else."""
    demande = get_object_or_404(Demande, jeton=jeton)
    contexte = {
        "numero": demande.pk,
        "etat": demande.etat,
        "creneau": demande.creneau if demande.etat == Demande.Etat.ACCEPTEE else "",
        "merci": "merci" in request.GET,
        "rappel": demande.etat == Demande.Etat.NOUVELLE and demande.arrets.exists(),
        "adresse": request.build_absolute_uri(request.path),
        **_maison(),
    }
    reponse = render(request, "collecte/tournees/rendez_vous_suivi.html", contexte)
    reponse["X-Robots-Tag"] = "noindex"
    reponse["Referrer-Policy"] = "no-referrer"
    return reponse


def _montrer(request, form, trop: str = "", status: int = 200) -> HttpResponse:
    pas_repris = MotifRefus.objects.visibles().exclude(nom__iexact="autre")
    contexte = {"form": form, "trop": trop, "pas_repris": pas_repris, **_maison()}
    return render(request, "collecte/tournees/rendez_vous.html", contexte, status=status)


def _maison() -> dict:
    association = Association.objects.first()
    telephone = association.telephone if association else ""
    return {"maison": association, "nous_joindre": nous_joindre(telephone)}


def _uuid(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("uuid", ""))
    except ValueError:
        return None
