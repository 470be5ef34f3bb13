"""The pantry: what is left, what comes in, what becomes of a lot."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.matiere.pagination import page_par_cle
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, saisie
from petiterockette.mots.mesures import kilos
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..cafe_d_ici import lire_le_cafe
from ..forms.denrees import AnnulerForm, RamasseForm, SortieForm
from ..garde_manger import etat_de_la_date, garde_manger
from ..models import Ramasse, SortieDenrees
from ..services.denrees import DROIT as TENIR
from ..services.denrees import annuler, recevoir, sortir

PAR_PAGE = 30


@droit(TENIR)
@never_cache
def reserve(request: HttpRequest) -> HttpResponse:
    """The food left by category and by lot, first to end first; then all that ever came."""
    lieux_lus = lire_le_cafe(request, TENIR)
    cherche = saisie(request.GET)
    jour, tous = timezone.localdate(), bool(request.GET.get("tous") or cherche)
    lots = Ramasse.objects.visibles(lieux_lus.ids).select_related("reste", "categorie", "donneur")
    lots = lots.filter(contient(cherche, "produit", "numero_lot", "donneur__nom", "categorie__nom"))
    page = page_par_cle(request.GET, lots, PAR_PAGE) if tous else None
    lignes = page.lignes if page else list(lots.en_reserve()[:200])
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "tous": tous,
        "page": page,
        "par_categorie": garde_manger(lieux_lus.ids),
        "lots": [(lot, etat_de_la_date(lot, jour)) for lot in lignes],
    }
    return render(request, "cafe/garde_manger.html", contexte)


@droit(TENIR)
@never_cache
def ramasse_nouvelle(request: HttpRequest, code: str) -> HttpResponse:
    """A lot is offered: taken in, or refused."""
    lieu = _lieu(request, code)
    donnees = donnees_postees(request)
    # One that came with others keeps who gives them, and what they are.
    initial = {nom: numero_lu(request.GET.get(nom, "")) for nom in ("donneur", "categorie")}
    form = RamasseForm(donnees, compte=request.user, lieu=lieu, initial=initial)
    if form.is_valid():
        try:
            lot, _nouveau = recevoir(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(lot)s : refusé, c’est noté.") if lot.refus else _("%(lot)s : reçu.")
            messages.success(request, phrase % {"lot": lot})
            return redirect(f"{reverse('cafe:lot', args=[lot.pk])}?recu=1")
    retour = f"{reverse('cafe:garde_manger')}?lieu={code}"
    contexte = {"form": form, "lieu": lieu, "titre": _("Des denrées arrivent"), "retour": retour}
    contexte["jour"] = timezone.localdate()
    return render(request, "cafe/ramasse.html", contexte)


@droit(TENIR)
@never_cache
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """A lot: where it comes from, what is left, what became of the rest."""
    le_lot = _lot(request, pk)
    form = None
    if le_lot.bon_id and le_lot.reste.masse_g:
        donnees = donnees_postees(request)
        form = SortieForm(donnees, lot=le_lot, compte=request.user, lieu=le_lot.lieu)
    if form and form.is_valid():
        try:
            bon, _nouveau = sortir(ramasse=le_lot, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("%(sortie)s.") % {"sortie": bon.sortie_de_denrees})
            return redirect("cafe:lot", pk)
    return _montrer(request, le_lot, form)


@require_POST
@droit(TENIR)
def lot_annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an exit of a lot, or the lot itself."""
    le_lot = _lot(request, pk)
    form = AnnulerForm(request.POST, compte=request.user, lieu=le_lot.lieu)
    if form.is_valid():
        numero = form.cleaned_data["sortie"]
        sortie = get_object_or_404(le_lot.sorties, pk=numero) if numero else None
        motif = form.cleaned_data["motif"]
        try:
            annuler(entete=form.entete(), ramasse=le_lot, sortie=sortie, motif=motif)
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            messages.success(request, _("C’est annulé : rien n’en est plus compté."))
    else:
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
    return redirect("cafe:lot", pk)


def _montrer(request: HttpRequest, le_lot: Ramasse, form: SortieForm | None) -> HttpResponse:
    sorties = le_lot.sorties.select_related("bon__annulation", "structure").order_by("-bon")
    vivantes = [s for s in sorties if not s.bon.est_annule]
    annule = bool(le_lot.bon_id) and le_lot.bon.est_annule
    contexte = {
        "lot": le_lot,
        "etat": etat_de_la_date(le_lot, timezone.localdate()),
        "reste": kilos(le_lot.reste.masse_g) if le_lot.bon_id else "",
        "form": form,
        "sorties": [
            (s, None if s.bon.est_annule else _annulation(request, le_lot, s)) for s in sorties
        ],
        "annule": annule,
        "du_jour": le_lot.jour == timezone.localdate(),
        # What has just come in is not going out yet.
        "recu": "recu" in request.GET and not (form and form.is_bound),
        "annulation": _annulation(request, le_lot)
        if le_lot.bon_id and not vivantes and not annule
        else None,
    }
    return render(request, "cafe/lot.html", contexte)


def _annulation(
    request: HttpRequest, le_lot: Ramasse, sortie: SortieDenrees | None = None
) -> AnnulerForm:
    """The form that undoes an exit, or the lot: a page of its own, its fields named apart."""
    numero = sortie.pk if sortie else None
    return AnnulerForm(
        compte=request.user,
        lieu=le_lot.lieu,
        initial={"sortie": numero},
        auto_id=f"annuler-{numero or 'lot'}-%s",
    )


def _lieu(request: HttpRequest, code: str) -> Lieu:
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, TENIR, lieu)
    return lieu


def _lot(request: HttpRequest, pk: int) -> Ramasse:
    lus = Ramasse.objects.select_related("lieu", "bon__annulation", "categorie", "donneur", "reste")
    le_lot = get_object_or_404(lus, pk=pk)
    exiger(request.user, TENIR, le_lot.lieu)
    return le_lot
