from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.livre.models import Bon
from petiterockette.droits import droit, exiger
from petiterockette.mots.numeros import ENTIER_MAX, numero_lu
from petiterockette.refus import Refus

from ..forms.tournees import IssueForm
from ..models import Arret
from ..services import arrets as services
from ..services.rendez_vous import TENIR
from ..services.tournees import FAIRE, deplacer, retirer


@droit(FAIRE)
@never_cache
def arret(request: HttpRequest, pk: int) -> HttpResponse:
    """One stop, as a phone shows it: where, who, what, and what came of it."""
    return _montrer(request, _lire(request, pk))


@require_POST
@droit(FAIRE)
def arret_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of a stop, and show the next one."""
    l_arret = _lire(request, pk)
    form = IssueForm(request.POST, issue=request.POST.get("issue", ""))
    if form.is_valid():
        try:
            services.dire_l_issue(arret=l_arret, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return _au_suivant(l_arret)
    return _montrer(request, l_arret, form)


@require_POST
@droit(FAIRE)
def arret_corriger(request: HttpRequest, pk: int) -> HttpResponse:
    return _faire(request, pk, services.corriger, _("C’est corrigé : cet arrêt est à faire."))


@require_POST
@droit(FAIRE)
def arret_deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down, by a button; the focus comes back on it."""
    l_arret = _lire(request, pk)
    rang = numero_lu(request.POST.get("rang", ""), ENTIER_MAX)
    sens = request.POST.get("sens", "")
    deplacer(arret=l_arret, rang=rang or 0, monter=sens == "monter", compte=request.user)
    retour = reverse("collecte:tournee", args=[l_arret.tournee_id])
    # No fragment: it would take the focus away from the button.
    return redirect(f"{retour}?{urlencode({'bouge': pk, 'sens': sens})}")


@require_POST
@droit(TENIR)
def arret_retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a stop off its round; a second tap finds it gone."""
    if not Arret.objects.filter(pk=pk).exists():
        return redirect("collecte:tournees")
    l_arret = _lire(request, pk)
    try:
        retirer(arret=l_arret, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("L’arrêt est retiré de la tournée."))
    return redirect("collecte:tournee", l_arret.tournee_id)


@require_POST
@droit(FAIRE)
def arret_relier(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie a stop to the deposit that weighed it."""
    l_arret = _lire(request, pk)
    numero = numero_lu(request.POST.get("bon", ""))
    bon = get_object_or_404(Bon.objects.depots(), pk=numero)
    try:
        services.relier(arret=l_arret, bon=bon, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    return _retour(request, l_arret)


@require_POST
@droit(FAIRE)
def arret_delier(request: HttpRequest, pk: int) -> HttpResponse:
    return _faire(request, pk, services.delier, _("L’arrêt attend à nouveau sa pesée."))


def _lire(request: HttpRequest, pk: int) -> Arret:
    arrets = Arret.objects.avec_details().select_related("tournee__vehicule", "tournee__lieu")
    l_arret = get_object_or_404(arrets, pk=pk)
    exiger(request.user, FAIRE, l_arret.tournee.lieu)
    return l_arret


def _faire(request, pk, service, phrase) -> HttpResponse:
    l_arret = _lire(request, pk)
    try:
        service(arret=l_arret, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, phrase)
    return _retour(request, l_arret)


def _retour(request, l_arret: Arret) -> HttpResponse:
    if request.POST.get("retour") == "tournee":
        return redirect("collecte:tournee", l_arret.tournee_id)
    return redirect("collecte:arret", l_arret.pk)


def _au_suivant(l_arret: Arret) -> HttpResponse:
    """The next stop to do, or the round after the last, which tell what was said of this one."""
    suivant = l_arret.tournee.arrets.filter(issue="").order_by("rang", "id").first()
    ou = ("collecte:arret", suivant.pk) if suivant else ("collecte:tournee", l_arret.tournee_id)
    return redirect(f"{reverse(ou[0], args=ou[1:])}?{urlencode({'dit': l_arret.pk})}")


def _montrer(request, l_arret: Arret, form: IssueForm | None = None) -> HttpResponse:
    arrets = list(l_arret.tournee.arrets.order_by("rang", "id").values_list("pk", flat=True))
    place = arrets.index(l_arret.pk)
    dit = form.initial["issue"] if form else ""
    # « Absent » asks nothing: it is a button of its own.
    issues = (Arret.Issue.REFUSE, Arret.Issue.ANNULE)
    a_relier = l_arret.est_a_peser
    contexte = {
        "arret": l_arret,
        "dit_avant": l_arret.tournee.dit_de_l_arret(numero_lu(request.GET.get("dit", ""))),
        "contact": l_arret.contact,
        "place": place + 1,
        "combien": len(arrets),
        "precedent": arrets[place - 1] if place else None,
        "suivant": arrets[place + 1] if place + 1 < len(arrets) else None,
        "tient": request.user.has_perm(TENIR, l_arret.tournee.lieu),
        "commencee": l_arret.tournee.jour <= timezone.localdate(),
        "formulaires": [form if i == dit else IssueForm(issue=i) for i in issues],
        "erreurs": form.non_field_errors() if form else [],
        "ouvert": dit,
        "a_relier": a_relier,
        "depots": services.depots_de(l_arret.tournee) if a_relier else [],
    }
    return render(request, "collecte/tournees/arret.html", contexte)
