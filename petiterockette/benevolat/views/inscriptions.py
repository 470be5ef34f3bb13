from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus

from ..forms.planning import MotifForm
from ..models import Inscription
from ..perimetre import PARTICIPER
from ..services.inscriptions import (
    exiger_pour,
    inscrire,
    prendre_la_place,
    proposer_un_echange,
    se_retirer,
)
from ..services.rappels import se_previent
from .planning import lire_la_permanence, page_de_la_permanence


@require_POST
@droit(PARTICIPER)
def permanence_venir(request: HttpRequest, numero: int) -> HttpResponse:
    """Somebody comes: oneself, or somebody of the team."""
    p = lire_la_permanence(request, numero)
    personne = _qui(request)
    if personne is None:
        messages.error(request, _("Choisissez qui vient."))
        return redirect("benevolat:permanence", p.pk)
    try:
        inscrire(permanence=p, personne=personne, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("C’est noté : %(qui)s vient. Merci !") % {"qui": personne})
    return redirect("benevolat:permanence", p.pk)


@require_POST
@droit(PARTICIPER)
def inscription_retirer(request: HttpRequest, numero: int) -> HttpResponse:
    """Somebody does not come after all, and says why."""
    inscription = _inscription(request, numero)
    form = MotifForm(request.POST)
    if form.is_valid():
        try:
            se_retirer(inscription=inscription, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté, la place est libre."))
            return redirect("benevolat:permanence", inscription.permanence_id)
    p = lire_la_permanence(request, inscription.permanence_id)
    return page_de_la_permanence(request, p, form, inscription.pk)


@require_POST
@droit(PARTICIPER)
def inscription_echanger(request: HttpRequest, numero: int) -> HttpResponse:
    """Look for somebody else, or stop looking."""
    inscription = _inscription(request, numero)
    proposer = request.POST.get("proposer", "1") == "1"
    try:
        proposer_un_echange(inscription=inscription, proposer=proposer, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        dit = (
            _("C’est proposé. Tant que personne ne prend la place, elle reste tenue.")
            if proposer
            else _("L’échange n’est plus proposé.")
        )
        messages.success(request, dit)
    return redirect("benevolat:permanence", inscription.permanence_id)


@require_POST
@droit(PARTICIPER)
def inscription_prendre(request: HttpRequest, numero: int) -> HttpResponse:
    """Come instead of somebody who looks for an exchange."""
    inscription = get_object_or_404(
        Inscription.objects.select_related("permanence__lieu", "permanence__pole", "personne"),
        pk=numero,
    )
    p = lire_la_permanence(request, inscription.permanence_id)
    personne = _qui(request)
    if personne is None:
        messages.error(request, _("Choisissez qui vient."))
        return redirect("benevolat:permanence", p.pk)
    try:
        prendre_la_place(inscription=inscription, personne=personne, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Échange fait : %(qui)s vient. Merci !") % {"qui": personne})
        messages.info(request, _le_sait(inscription))
    return redirect("benevolat:permanence", p.pk)


def _le_sait(remplacee: Inscription) -> str:
    """Whether whoever was replaced is told, or must be."""
    dit = {"qui": remplacee.personne}
    if se_previent(remplacee):
        return _("Un courriel prévient %(qui)s.") % dit
    return _("%(qui)s n’a pas donné de courriel pour le planning\u00a0: dites-le-lui.") % dit


def _inscription(request: HttpRequest, numero: int) -> Inscription:
    """One that this account may change."""
    inscriptions = Inscription.objects.select_related(
        "permanence__lieu", "permanence__pole", "personne"
    )
    inscription = get_object_or_404(inscriptions, pk=numero)
    exiger_pour(request.user, inscription.personne, inscription.permanence)
    return inscription


def _qui(request: HttpRequest) -> Personne | None:
    """The person that the page named, else the account's own."""
    numero = request.POST.get("personne", "")
    if not numero:
        return request.user.personne
    return Personne.objects.filter(pk=numero_lu(numero)).first()
