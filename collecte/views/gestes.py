from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import DroitManquant, droit
from petiterockette.formulaires import donnees_postees
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil, point_montre
from petiterockette.mesures import kilos, nombre
from petiterockette.numeros import numero_lu
from petiterockette.personnes.models import Structure
from petiterockette.refus import Refus

from ..forms.gestes import OrienterForm, VenteHorsCaisseForm
from ..forms.sorties import BacForm, DechetterieForm, DonForm, RecycleurForm
from ..gestes import BAC, DECHETTERIE, DON, HORS_CAISSE, ORIENTER, RECYCLEUR, gestes_permis
from ..models import Bon
from ..refus import AutreContenu, LieuInconnu
from ..services.hors_caisse import vendre_hors_caisse
from ..services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
    sortir_des_bacs,
)
from ..services.souhaits import souhaits_ouverts
from ..services.table import orienter_apres_controle


@never_cache
def gestes(request: HttpRequest) -> HttpResponse:
    """What this account may do at the point of this device."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    lieu = f"?lieu={point.lieu.code}"
    voir = [
        (nom, reverse(url) + lieu, dessin)
        for nom, url, dessin, droit_de_lire in (
            (_("La table de tri"), "collecte:comptoir_tri", "boxes", "collecte.orienter"),
            (_("Le rayon"), "collecte:rayon", "store", "collecte.orienter"),
            (_("Le stock d’ici"), "collecte:stock", "warehouse", "collecte.lire_le_stock"),
            (_("Les bons d’ici"), "collecte:bons", "receipt-text", "collecte.lire_les_bons"),
            (_("Ce qui ne se vend pas"), "collecte:non_vendables", "ban", "collecte.peser"),
            (_("Contrôler"), "collecte:controles", "clipboard-check", "collecte.controler"),
            (_("Les objets d’ici"), "collecte:objets", "armchair", "collecte.lire_les_objets"),
        )
        if request.user.has_perm(droit_de_lire, point.lieu)
    ]
    trie = request.user.has_perm("collecte.lire_le_stock", point.lieu)
    contexte = {
        "point": point,
        "gestes": gestes_permis(request.user, point),
        "voir": voir,
        "souhaits": souhaits_ouverts(point.lieu) if trie else {},
    }
    return render(request, "collecte/gestes/gestes.html", contexte)


@droit(ORIENTER.droit)
@never_cache
def orienter(request: HttpRequest) -> HttpResponse:
    return _geste(
        request, ORIENTER, OrienterForm, orienter_apres_controle, demande=request.GET.dict()
    )


@droit(DON.droit)
@never_cache
def sortie_don(request: HttpRequest) -> HttpResponse:
    return _geste(request, DON, DonForm, donner)


@droit(BAC.droit)
@never_cache
def sortie_bac(request: HttpRequest) -> HttpResponse:
    return _geste(request, BAC, BacForm, sortir_des_bacs)


@droit(DECHETTERIE.droit)
@never_cache
def sortie_dechetterie(request: HttpRequest) -> HttpResponse:
    return _geste(request, DECHETTERIE, DechetterieForm, porter_a_la_dechetterie)


@droit(HORS_CAISSE.droit)
@never_cache
def vente_hors_caisse(request: HttpRequest) -> HttpResponse:
    return _geste(request, HORS_CAISSE, VenteHorsCaisseForm, vendre_hors_caisse)


@droit(RECYCLEUR.droit)
@never_cache
def sortie_recycleur(request: HttpRequest) -> HttpResponse:
    """The recycler first; the page then shows what that recycler takes."""
    recycleurs = (
        Structure.objects.filter(visible=True, accords__matiere__isnull=False)
        .exclude(genre=Structure.Genre.DECHETTERIE)
        .distinct()
    )
    choisi = request.POST.get("structure") or request.GET.get("recycleur")
    contexte = {"recycleurs": recycleurs, "structure": None}
    if not choisi:
        point = point_de_l_appareil(request)
        if point is None:
            return choisir_le_point(request)
        _exiger_ici(request, RECYCLEUR, point)
        contexte |= {"geste": RECYCLEUR, "point": point, "form": None}
        return render(request, "collecte/gestes/sortie_recycleur.html", contexte)
    structure = get_object_or_404(recycleurs, pk=numero_lu(choisi))
    contexte["structure"] = structure
    return _geste(
        request,
        RECYCLEUR,
        RecycleurForm,
        remettre_au_recycleur,
        "collecte/gestes/sortie_recycleur.html",
        contexte,
        structure=structure,
    )


def _geste(
    request,
    geste,
    formulaire,
    service,
    gabarit="collecte/gestes/geste.html",
    contexte=None,
    **options,
) -> HttpResponse:
    """Show the page of a gesture, or make it: once, where its screen said."""
    montre = point_montre(request)
    point = montre or point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    _exiger_ici(request, geste, point)
    donnees = donnees_postees(request)
    form = formulaire(donnees, compte=request.user, point=point, **options)
    if donnees is not None and montre is None:
        form.renouveler()
        form.add_error(None, LieuInconnu())
    elif form.is_valid():
        try:
            bon, cree = service(**form.geste())
        except AutreContenu:
            _dire_deja_enregistre(request, form)
        except Refus as refus:
            form.refuser(refus)
        else:
            return _vers_le_bon(request, bon, cree)
    return render(
        request, gabarit, {"geste": geste, "point": point, "form": form, **(contexte or {})}
    )


def _exiger_ici(request, geste, point) -> None:
    if not request.user.portee(geste.droit).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(geste.droit, point.lieu)


def _dire_deja_enregistre(request, form) -> None:
    """The same page was recorded with another content: say where, and make it a new page."""
    deja = Bon.objects.get(uuid=form.cleaned_data["uuid"])
    form.renouveler()
    form.add_error(
        None,
        _(
            "Cette page a déjà enregistré le bon nº %(n)s, avec un autre contenu. "
            "Si c’est bien un nouveau geste, validez à nouveau."
        )
        % {"n": nombre(deja.pk)},
    )


def _vers_le_bon(request, bon: Bon, cree: bool) -> HttpResponse:
    phrase = (
        _("Bon nº %(n)s enregistré : %(masse)s.")
        if cree
        else _("Le bon nº %(n)s était déjà enregistré : %(masse)s, compté une seule fois.")
    )
    messages.success(request, phrase % {"n": nombre(bon.pk), "masse": kilos(bon.masse_g)})
    return redirect(f"{reverse('collecte:bon', args=[bon.pk])}?encore=1")
