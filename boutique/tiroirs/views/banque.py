from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.caisses.models import Session
from boutique.factures.factures import emetteur
from boutique.regles.droits import LIRE
from boutique.regles.noms import noms
from collecte.matiere.pagination import page_cherchee
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..banque import (
    Contenu,
    contenu_de,
    etapes_de,
    etat_de,
    lieux_de,
    motif_de,
    noms_des_lieux,
    remises_lues,
)
from ..cheques import cheques_a_remettre
from ..forms.banque import AnnulerLaRemiseForm
from ..forms.cheques import cheques_a_decrire
from ..forms.sessions import GesteSimpleForm
from ..models import Cheque, EtapeRemise, RemiseBanque
from ..releves import rapprocher_les_cartes
from ..services.banque import annuler, crediter, remettre
from ..services.cheques import CE_QUI_SE_LIT, decrire_les_cheques
from .sessions import NOMS_DE_LA_CAISSE, TENIR

Etat, Genre = EtapeRemise.Etat, RemiseBanque.Genre
PAR_PAGE = 30


@droit(TENIR)
@never_cache
def remises(request: HttpRequest) -> HttpResponse:
    """The deposit slips, newest first, and what waits for one."""
    lieux_lus = lire_les_lieux(request.user, TENIR, request.GET.get("lieu", ""))
    permis = request.user.portee(TENIR).ids_des_lieux
    lisibles = remises_lues(permis, lieux_lus.ids).select_related("lieu")
    lisibles = lisibles.prefetch_related("etapes", "cheques")
    champs = ("id", "lieu__nom", "genre")
    page = page_cherchee(
        request.GET, lisibles.distinct(), PAR_PAGE, *champs, jour="etapes__le__date"
    )
    ou = noms_des_lieux(page.lignes)
    cheques = cheques_a_remettre(lieux_lus.ids)
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "lignes": [(r, etapes_de(r), ou.get(r.pk, r.lieu.nom)) for r in page.lignes],
        "cherche": page.cherche,
        "cheques": len(cheques),
        "cheques_cts": sum(r.montant_cts for r in cheques),
        "lieux": lieux_lus.lus,
    }
    return render(request, "boutique/tiroirs/remises.html", contexte)


@droit(TENIR)
@never_cache
def remise(request: HttpRequest, numero: int) -> HttpResponse:
    """A deposit slip, as it is printed, and where it is by now."""
    la_remise = _remise(request, numero)
    etapes = etapes_de(la_remise)
    etat = etat_de(la_remise)
    contenu = contenu_de(la_remise)
    qui = noms((e.par for e in etapes), request.user)
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "contenu": contenu,
        # What no cheque says is for the paper: a pen writes it there.
        "dites": {nom: any(getattr(c.lu, nom) for c in contenu.cheques) for nom in CE_QUI_SE_LIT},
        "a_completer": _a_completer(contenu),
        "etapes": [(e, qui.get(e.par or 0, "")) for e in etapes],
        "etat": etat,
        "motif": motif_de(la_remise) if etat == Etat.ANNULEE else "",
        "titulaire": emetteur(),
        "form": GesteSimpleForm(compte=request.user, lieu=la_remise.lieu),
    }
    return render(request, "boutique/tiroirs/remise.html", contexte)


@droit(TENIR)
@never_cache
def remise_remettre(request: HttpRequest, numero: int) -> HttpResponse:
    """Handed over at the bank, once it is said again what is: nothing undoes it."""
    if request.method == "POST":
        return _avancer(request, numero, remettre)
    la_remise = _remise(request, numero)
    if etat_de(la_remise) != Etat.PREPAREE:
        return redirect("boutique:remise", numero)
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "jour": timezone.localdate(),
        "a_completer": _a_completer(contenu_de(la_remise)),
        "form": GesteSimpleForm(compte=request.user, lieu=la_remise.lieu),
    }
    return render(request, "boutique/tiroirs/remise_remettre.html", contexte)


@droit(TENIR)
@never_cache
def remise_cheques(request: HttpRequest, numero: int) -> HttpResponse:
    """What each cheque of a slip says, as the bank wants to read it; all of it may wait."""
    la_remise = _remise(request, numero)
    etat = etat_de(la_remise)
    if la_remise.genre != Genre.CHEQUES or etat == Etat.ANNULEE:
        return redirect("boutique:remise", numero)
    donnees = donnees_postees(request)
    tous = contenu_de(la_remise).cheques
    portee = etat != Etat.PREPAREE
    forms = cheques_a_decrire(tous, donnees, portee=portee)
    if donnees is not None and all(form.is_valid() for form in forms):
        try:
            decrire_les_cheques(
                remise=la_remise,
                cheques={form.reglement.pk: form.lu() for form in forms},
                compte=request.user,
            )
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            fait = _("Les chèques sont complétés.")
            if not portee:
                fait = _("Le bordereau est complété : imprimez-le.")
            messages.success(request, fait)
        return redirect("boutique:remise", numero)
    banques = Cheque.objects.exclude(banque="").order_by("banque")
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "forms": forms,
        "portee": portee,
        "reste": len(tous) - len(forms),
        "banques": banques.values_list("banque", flat=True).distinct()[:100],
    }
    return render(request, "boutique/tiroirs/remise_cheques.html", contexte)


@droit(TENIR)
@never_cache
def remise_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Undo a slip that is not at the bank, and say why."""
    la_remise = _remise(request, numero)
    if etat_de(la_remise) != Etat.PREPAREE:
        return redirect("boutique:remise", numero)
    donnees = donnees_postees(request)
    form = AnnulerLaRemiseForm(donnees, compte=request.user, lieu=la_remise.lieu)
    if form.is_valid():
        motif = form.cleaned_data["motif"]
        try:
            annuler(remise=la_remise, motif=motif, **form.qui())
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            messages.success(request, _("Remise nº %(n)d annulée.") % {"n": numero})
        return redirect("boutique:remise", numero)
    contexte = {"remise": la_remise, "lieux": _en_mots(la_remise), "form": form}
    return render(request, "boutique/tiroirs/remise_annuler.html", contexte)


@require_POST
@droit(TENIR)
def remise_crediter(request: HttpRequest, numero: int) -> HttpResponse:
    """Seen on the account."""
    return _avancer(request, numero, crediter)


def _avancer(request: HttpRequest, numero: int, avancer: Callable[..., Any]) -> HttpResponse:
    la_remise = _remise(request, numero)
    form = GesteSimpleForm(request.POST, compte=request.user, lieu=la_remise.lieu)
    if not form.is_valid():
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
        return redirect("boutique:remise", numero)
    try:
        etape, nouvelle = avancer(remise=la_remise, **form.qui())
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        phrase = (
            _("Remise nº %(n)d\u00a0: %(etat)s.")
            if nouvelle
            else _("Remise nº %(n)d\u00a0: %(etat)s, c’était déjà noté.")
        )
        messages.success(request, phrase % {"n": numero, "etat": etape.get_etat_display()})
    return redirect("boutique:remise", numero)


@droit(LIRE)
@never_cache
def cartes(request: HttpRequest) -> HttpResponse:
    """The card terminal's totals against what was rung up, session by session."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    comptees = Session.objects.filter(ecole=False, comptee_le__isnull=False)
    if lieux_lus.ids is not None:
        comptees = comptees.filter(caisse__point__lieu__in=lieux_lus.ids)
    comptees = comptees.select_related("caisse__point__lieu")
    page = page_cherchee(request.GET, comptees, PAR_PAGE, *NOMS_DE_LA_CAISSE, jour="jour")
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "cherche": page.cherche,
        "cartes": rapprocher_les_cartes(page.lignes),
    }
    return render(request, "boutique/tiroirs/cartes.html", contexte)


def _remise(request: HttpRequest, numero: int) -> RemiseBanque:
    la_remise = get_object_or_404(RemiseBanque.objects.select_related("lieu"), pk=numero)
    for lieu in lieux_de(la_remise):
        exiger(request.user, TENIR, lieu)
    return la_remise


def _a_completer(contenu: Contenu) -> int:
    """How many cheques of a slip do not say all that a bank reads on one."""
    return sum(not all(getattr(c.lu, nom) for nom in CE_QUI_SE_LIT) for c in contenu.cheques)


def _en_mots(la_remise: RemiseBanque) -> str:
    return ", ".join(lieu.nom for lieu in lieux_de(la_remise))
