"""The first page of a new house, and the end of its first steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles_d_ici import poles_d_ici
from petiterockette.droits import droit, exiger_partout
from petiterockette.freins.services import Frein
from petiterockette.installation import Listes
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.visiteur import foyer_du_visiteur

from .code import est_le_code
from .forms import DepartForm, LieuxFormSet, PolesForm
from .poles import TENIR, regler_les_poles
from .refus import CodeFaux, TropDeCodes
from .services import finir_les_premiers_pas, fonder_la_maison

CODES = Frein("depart", par_foyer=10, en_tout=100, refus=TropDeCodes)


@login_not_required
@sensitive_post_parameters()
@never_cache
def depart(request: HttpRequest) -> HttpResponse:
    """Begin a house that has no account yet; once it has one, there is nothing here."""
    if Compte.objects.exists():
        return render(request, "depart/ouverte.html")
    tape = donnees_postees(request)
    form = DepartForm(tape)
    lieux = LieuxFormSet(tape, prefix="lieux")
    # At least one; the lists of La Petite Rockette have theirs.
    lieux.forms[0].empty_permitted = form["listes"].value() == Listes.LA_PETITE_ROCKETTE
    statut = 200
    # Both are read, so that all that is wrong is said at once.
    if all([form.is_valid(), lieux.is_valid()]):
        try:
            _commencer(request, form, lieux)
        except Refus as refus:
            statut = getattr(refus, "statut", statut)
            form.refuser(refus)
        else:
            messages.success(request, _("Votre maison est prête. Connectez-vous."))
            return redirect("comptes:connexion")
    contexte = {"form": form, "lieux": lieux, "autres": lieux.forms[1:]}
    return render(request, "depart/depart.html", contexte, status=statut)


def _commencer(request: HttpRequest, form: DepartForm, lieux: LieuxFormSet) -> None:
    foyer = foyer_du_visiteur(request)
    CODES.exiger(foyer)
    if not est_le_code(form.cleaned_data["code"]):
        CODES.compter(foyer)
        raise CodeFaux(champs={"code": str(CodeFaux.texte)})
    fonder_la_maison(
        association=form.cleaned_data["association"],
        listes=Listes(form.cleaned_data["listes"]),
        lieux=lieux.voulus(),
        personne=form.personne(),
        ouverts_le=timezone.localdate(),
        poles=form.cleaned_data["poles"],
    )


@droit(TENIR)
@never_cache
def poles(request: HttpRequest) -> HttpResponse:
    """Which poles the house has."""
    exiger_partout(request.user, TENIR)
    form = PolesForm(donnees_postees(request), initial={"poles": list(poles_d_ici())})
    if form.is_valid():
        if regler_les_poles(ouverts=form.cleaned_data["poles"], compte=request.user):
            messages.success(request, _("Les pôles de la maison sont changés."))
        return redirect("lieux:lieux")
    return render(request, "depart/poles.html", {"form": form})


@require_POST
@droit(TENIR)
def fini(request: HttpRequest) -> HttpResponse:
    """Take the first steps off the home page."""
    if finir_les_premiers_pas(compte=request.user):
        messages.success(request, _("C’est parti. Tout reste dans «\u00a0La maison\u00a0»."))
    return redirect("accueil")
