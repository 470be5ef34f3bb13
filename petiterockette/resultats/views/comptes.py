from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger_partout
from petiterockette.mots.numeros import numero_lu
from petiterockette.mots.parts import ecrire_la_part
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.balances import ImportForm
from ..forms.repartitions import RepartitionForm
from ..models import Balance
from ..registre import noms_des_poles
from ..resultat import CompteReparti, les_regles, resultat_du
from ..services import balances, repartitions
from .activite import LIRE, TENIR


@dataclass(frozen=True)
class CompteMontre:
    """An account as the page tells it: whose it is, in words, and where that is changed."""

    compte: CompteReparti
    parts: str
    url: str


@droit(LIRE)
@never_cache
def comptes(request: HttpRequest) -> HttpResponse:
    """The accountant's files, exercise by exercise: the one that stands, those that it replaced."""
    exiger_partout(request.user, LIRE)
    exercices: dict[tuple[Any, Any], list[Balance]] = {}
    for balance in Balance.objects.des_exercices():
        exercices.setdefault((balance.debut, balance.fin), []).append(balance)
    contexte = {
        "exercices": [(siennes[0], siennes[1:]) for siennes in exercices.values()],
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "resultats/comptes.html", contexte)


@droit(TENIR)
@never_cache
def importer(request: HttpRequest) -> HttpResponse:
    """Read the accountant's file; nothing is kept of one that is wrong."""
    form = ImportForm(donnees_postees(request), request.FILES or None)
    if form.is_valid():
        try:
            balance, neuve = balances.importer(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            dit = _("Fichier importé.") if neuve else _("Ce fichier était déjà là.")
            messages.success(request, dit)
            return redirect("resultats:balance", balance.pk)
    return render(request, "resultats/importer.html", {"form": form})


@droit(LIRE)
@never_cache
def balance(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of the accountant, account by account: whose each one is, those of nobody first."""
    exiger_partout(request.user, LIRE)
    lue = get_object_or_404(Balance.objects.select_related("compte__personne"), pk=pk)
    resultat = resultat_du(lue)
    montres = [_montre(compte, lue) for compte in resultat.comptes]
    contexte = {
        "balance": lue,
        "vaut": Balance.objects.qui_vaut(lue.debut, lue.fin) == lue,
        "resultat": resultat,
        "non_repartis": [m for m in montres if not m.parts],
        "repartis": [m for m in montres if m.parts],
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "resultats/balance.html", contexte)


def _montre(compte: CompteReparti, balance: Balance) -> CompteMontre:
    prefixe, analytique = compte.regle or (compte.solde.numero, compte.solde.analytique)
    demande = {"compte": prefixe, "analytique": analytique, "fichier": balance.pk}
    dite = {cle: valeur for cle, valeur in demande.items() if valeur}
    url = f"{reverse('resultats:repartir')}?{urlencode(dite)}"
    return CompteMontre(compte, _en_mots(compte.parts), url)


def _en_mots(parts: Any) -> str:
    """« Café », « 60 % Café, 40 % Vélo »; empty where no rule says anything."""
    noms = noms_des_poles()
    dits = [(str(noms.get(pole, pole)), part) for pole, part in parts.items()]
    if len(dits) == 1:
        return dits[0][0]
    return ", ".join(f"{ecrire_la_part(part)}\u00a0% {nom}" for nom, part in dits)


@droit(TENIR)
@never_cache
def repartir(request: HttpRequest) -> HttpResponse:
    """Say whose some accounts are; from then on, whatever the file."""
    prefixe, analytique = request.GET.get("compte", ""), request.GET.get("analytique", "")
    parts = les_regles().get((prefixe, analytique), {})
    form = RepartitionForm(
        donnees_postees(request), prefixe=prefixe, analytique=analytique, parts=parts
    )
    fichier = request.GET.get("fichier", "")
    retour = reverse("resultats:comptes")
    if numero := numero_lu(fichier):
        retour = reverse("resultats:balance", args=[numero])
    if form.is_valid():
        try:
            repartitions.repartir_les_comptes(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Répartition enregistrée."))
            return redirect(retour)
    contexte = {"form": form, "retour": retour, "posee": bool(parts)}
    return render(request, "resultats/repartir.html", contexte)
