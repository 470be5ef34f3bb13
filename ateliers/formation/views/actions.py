from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie, trouve
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.sessions import ActionForm, OrganismeForm
from ..models import Action, Organisme
from ..services.actions import REGLAGES, noter_l_action, regler_l_organisme
from ..services.sessions import DROIT


@droit(DROIT)
@never_cache
def actions(request: HttpRequest) -> HttpResponse:
    """The training actions that are taught here."""
    cherche = saisie(request.GET)
    connues = Action.objects.order_by("-visible", "intitule")
    actions = [a for a in connues if trouve(cherche, a.intitule, a.specialite, a.objectifs)]
    contexte = {"cherche": cherche, "actions": actions}
    return render(request, "formation/actions.html", contexte)


@droit(DROIT)
@never_cache
def action_nouvelle(request: HttpRequest) -> HttpResponse:
    return _noter(request, None)


@droit(DROIT)
@never_cache
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an action: its title stays once a session bears it."""
    return _noter(request, get_object_or_404(Action, pk=pk))


@droit(DROIT)
@never_cache
def organisme(request: HttpRequest) -> HttpResponse:
    """What certificates say of the house."""
    actuel = Organisme.objects.first() or Organisme()
    initial = {nom: getattr(actuel, nom) for nom in REGLAGES}
    form = OrganismeForm(donnees_postees(request), initial=initial)
    if form.is_valid():
        try:
            regler_l_organisme(compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté."))
            return redirect("formation:sessions")
    return render(request, "formation/organisme.html", {"form": form})


def _noter(request: HttpRequest, action: Action | None) -> HttpResponse:
    form = ActionForm(donnees_postees(request), action=action)
    if form.is_valid():
        try:
            notee = noter_l_action(action=action, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(action)s » est notée.") % {"action": notee})
            return redirect("formation:actions")
    return render(request, "formation/action.html", {"form": form, "action": action})
