from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..annuaire import PROPOSEES_MAX, distinguer, proches, proposer
from ..donnees import DONNEES
from ..fiches import sections_de
from ..forms import PersonneForm
from ..models import Consentement, Personne
from ..mots import prenom_et_nom
from ..services.annuaire import retirer_un_accord, tenir

TROUVEES_MAX = 50


@droit("personnes.choisir")
@never_cache
def choisir(request: HttpRequest) -> JsonResponse:
    """The people whose names begin with the letters typed, a dozen: names and what tells them
    apart; nobody: those whose names are near."""
    mots = request.GET.get("q", "")[:80]
    trouvees = proposer(mots, PROPOSEES_MAX + 1)
    montrees = trouvees[:PROPOSEES_MAX] or proches(mots)
    lit = request.user.has_perm("personnes.lire_l_annuaire")
    personnes = [
        {"n": p.pk, "nom": str(p), "dit": repere}
        for p, repere in distinguer(montrees, courriels=lit)
    ]
    return JsonResponse({"personnes": personnes, "dit": _dire(len(trouvees), bool(montrees))})


def _dire(nombre: int, proches: bool) -> str:
    """What a screen reader says of the names under the letters, and the page shows."""
    if not nombre and proches:
        return _("Personne de ce nom exact dans l’annuaire. Est-ce quelqu’un d’ici\u00a0?")
    if not nombre:
        return _("Personne de ce nom dans l’annuaire.")
    if nombre > PROPOSEES_MAX:
        return _("Il y en a d’autres\u00a0: tapez une lettre de plus.")
    return ngettext(
        "%(n)d personne\u00a0: touchez-la.", "%(n)d personnes\u00a0: touchez la bonne.", nombre
    ) % {"n": nombre}


@droit("personnes.lire_l_annuaire")
@never_cache
def annuaire(request: HttpRequest) -> HttpResponse:
    """People by the first letters of their names; nobody is shown before they are asked for.

    « ?pour=effacer »: whoever is found is the one to erase.
    """
    peut = _peut(request)
    mots = request.GET.get("q", "").strip()[:80]
    trouvees = proposer(mots, TROUVEES_MAX + 1)
    montrees = trouvees[:TROUVEES_MAX] or proches(mots)
    contexte = {
        "mots": mots,
        "trouvees": distinguer(montrees),
        "proches": bool(montrees) and not trouvees,
        "plus": len(trouvees) > TROUVEES_MAX,
        "peut": peut,
        "efface": peut["anonymiser"] and request.GET.get("pour") == "effacer",
    }
    return render(request, "personnes/annuaire.html", contexte)


@droit("personnes.lire_l_annuaire")
@never_cache
def personne(request: HttpRequest, numero: int) -> HttpResponse:
    """What is known of somebody, and what they agreed to; a duplicate leads to who was kept."""
    p = get_object_or_404(Personne, pk=numero)
    if p.fusionnee_dans_id:
        return redirect("personnes:personne", p.fusionnee_dans_id)
    accords = Consentement.objects.filter(personne=p).order_by("retire_le", "donnee", "-pk")
    contexte = {
        "personne": p,
        "accords": [a for a in accords if a.retire_le is None],
        "retires": [a for a in accords if a.retire_le],
        "fiche": sections_de(p, request),
        "peut": _peut(request),
    }
    return render(request, "personnes/personne.html", contexte)


@droit("personnes.tenir_l_annuaire")
@never_cache
def personne_nouvelle(request: HttpRequest) -> HttpResponse:
    """Write somebody down in the directory, under the name that was looked for (``?q=``)."""
    prenom, nom = prenom_et_nom(request.GET.get("q", "")[:120])
    return _tenir(request, None, {"prenom": prenom[:60], "nom": nom[:60]})


@droit("personnes.tenir_l_annuaire")
@never_cache
def personne_modifier(request: HttpRequest, numero: int) -> HttpResponse:
    """Correct what is known of somebody."""
    p = get_object_or_404(Personne.objects.connues(), pk=numero)
    accords = list(Consentement.objects.filter(personne=p, retire_le=None))
    connu = {champ: getattr(p, champ) for champ in ("prenom", "nom", "courriel", "telephone")}
    for donnee in Consentement.Donnee.values:
        connu[f"finalites_{donnee}"] = [a.finalite for a in accords if a.donnee == donnee]
    return _tenir(request, p, connu)


def _tenir(request: HttpRequest, p: Personne | None, connu: dict[str, Any]) -> HttpResponse:
    form = PersonneForm(donnees_postees(request), initial=connu)
    if form.is_valid():
        try:
            tenue = tenir(personne=p, **form.gestes(), **_qui(request))
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Fiche enregistrée\u00a0: %(qui)s.") % {"qui": tenue})
            return redirect("personnes:personne", tenue.pk)
    return render(request, "personnes/modifier.html", {"form": form, "personne": p})


@require_POST
@droit("personnes.tenir_l_annuaire")
def accord_retirer(request: HttpRequest, numero: int) -> HttpResponse:
    """Withdraw what somebody had agreed to: one tap."""
    accord = get_object_or_404(Consentement, pk=numero)
    retirer_un_accord(consentement=accord, **_qui(request))
    messages.success(request, _("Accord retiré ; ce qui ne sert plus à rien est effacé."))
    return redirect("personnes:personne", accord.personne_id)


@droit("personnes.lire_l_annuaire")
def traitements(request: HttpRequest) -> HttpResponse:
    """The register of processing: what each table holds of people, why and until when."""
    return render(request, "personnes/traitements.html", {"donnees": DONNEES})


def _peut(request: HttpRequest) -> dict[str, bool]:
    """The gestures that these pages offer to this reader."""
    gestes = ("tenir_l_annuaire", "fusionner", "exporter", "anonymiser")
    return {geste: request.user.has_perm(f"personnes.{geste}") for geste in gestes}


def _qui(request: HttpRequest) -> dict[str, int | None]:
    return {"par": request.user.personne_id, "compte": request.user.pk}
