from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.matiere.pagination import page_cherchee
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.operations import OperationForm, PublicForm
from ..models import Operation, Public
from ..refus import CaissesDAilleurs
from ..services import operations as services
from ..services.operations import DROIT

PAR_PAGE = 30


@droit(DROIT)
@never_cache
def operations(request: HttpRequest) -> HttpResponse:
    """The operations of today and to come; then the past ones, a page at a time."""
    jour = timezone.localdate()
    toutes = Operation.objects.select_related("public").prefetch_related(
        "categories", "points__lieu"
    )
    finies = toutes.filter(fin__lt=jour) | toutes.filter(arretee_le__isnull=False)
    page = page_cherchee(request.GET, finies, PAR_PAGE, "nom", "public__nom", jour="debut")
    contexte = {
        "cherche": page.cherche,
        "vives": [
            (o, etat_de(o, jour))
            for o in toutes.filter(fin__gte=jour, arretee_le=None).order_by("debut", "id")
        ],
        "finies": [(o, etat_de(o, jour)) for o in page.lignes],
        "page": page,
    }
    return render(request, "boutique/articles/operations.html", contexte)


@droit(DROIT)
@never_cache
def operation_nouvelle(request: HttpRequest) -> HttpResponse:
    donnees = donnees_postees(request)
    form = OperationForm(donnees, portee=request.user.portee(DROIT))
    if form.is_valid():
        try:
            nouvelle, _cree = services.creer_l_operation(compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est annoncée.") % {"nom": nouvelle.nom})
            return redirect("boutique:operations")
    return render(request, "boutique/articles/operation.html", {"form": form, "operation": None})


@droit(DROIT)
@never_cache
def operation(request: HttpRequest, pk: int) -> HttpResponse:
    """One operation: not begun, it may be changed; begun, it is read, and stopped."""
    la_mienne = _operation(pk)
    jour = timezone.localdate()
    tient = _tient(request, la_mienne)
    contexte = {
        "operation": la_mienne,
        "etat": etat_de(la_mienne, jour),
        "tient": tient,
        "vive": la_mienne.fin >= jour and la_mienne.arretee_le is None,
        "form": None,
    }
    if tient and contexte["vive"] and la_mienne.debut > jour:
        donnees = donnees_postees(request)
        form = OperationForm(donnees, portee=request.user.portee(DROIT), operation=la_mienne)
        contexte["form"] = form
        if form.is_valid():
            try:
                services.changer_l_operation(
                    operation=la_mienne, compte=request.user, **form.geste()
                )
            except Refus as refus:
                form.refuser(refus)
            else:
                messages.success(
                    request,
                    _("L’opération «\u00a0%(nom)s\u00a0» est enregistrée.") % {"nom": la_mienne},
                )
                return redirect("boutique:operations")
    return render(request, "boutique/articles/operation.html", contexte)


@require_POST
@droit(DROIT)
def operation_arreter(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop an operation at once; what was sold with it keeps its price."""
    try:
        la_mienne = services.arreter_l_operation(operation=_operation(pk), compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("boutique:operation", pk)
    messages.success(request, _("« %(nom)s » est arrêtée.") % {"nom": la_mienne.nom})
    return redirect("boutique:operations")


@droit(DROIT)
@never_cache
def publics(request: HttpRequest) -> HttpResponse:
    """Whom an operation may be for."""
    donnees = donnees_postees(request)
    form = PublicForm(donnees)
    if form.is_valid():
        try:
            nouveau, _cree = services.creer_le_public(
                nom=form.cleaned_data["nom"], compte=request.user
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est ajouté.") % {"nom": nouveau})
            return redirect("boutique:publics")
    contexte = {"form": form, "publics": Public.objects.all()}
    return render(request, "boutique/articles/publics.html", contexte)


@require_POST
@droit(DROIT)
def public_changer(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a public, or show it again."""
    public = get_object_or_404(Public, pk=pk)
    visible = request.POST.get("visible") == "1"
    services.changer_le_public(public=public, visible=visible, compte=request.user)
    return redirect("boutique:publics")


def etat_de(operation: Operation, jour: date) -> str:
    """« en cours », « à venir », « finie » or « arrêtée »."""
    if operation.arretee_le:
        return _("arrêtée")
    if operation.fin < jour:
        return _("finie")
    return _("en cours") if operation.debut <= jour else _("à venir")


def _operation(pk: int) -> Operation:
    operations = Operation.objects.select_related("public").prefetch_related(
        "categories", "points__lieu"
    )
    return get_object_or_404(operations, pk=pk)


def _tient(request: HttpRequest, operation: Operation) -> bool:
    """Whether this account keeps the prices of all the tills concerned."""
    try:
        services.exiger_les_caisses(request.user, list(operation.points.all()))
    except CaissesDAilleurs:
        return False
    return True
