from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from collecte.comptoirs.views.gestes import exiger_ici, faire_la_page
from petiterockette.droits import droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Structure

from .forms.hors_caisse import VenteHorsCaisseForm
from .forms.sorties import BacForm, DechetterieForm, DonForm, RecycleurForm
from .gestes import BAC, DECHETTERIE, DON, HORS_CAISSE, RECYCLEUR
from .services.hors_caisse import vendre_hors_caisse
from .services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
    sortir_des_bacs,
)


@droit(DON.droit)
@never_cache
def sortie_don(request: HttpRequest) -> HttpResponse:
    return faire_la_page(request, DON, DonForm, donner)


@droit(BAC.droit)
@never_cache
def sortie_bac(request: HttpRequest) -> HttpResponse:
    return faire_la_page(request, BAC, BacForm, sortir_des_bacs)


@droit(DECHETTERIE.droit)
@never_cache
def sortie_dechetterie(request: HttpRequest) -> HttpResponse:
    return faire_la_page(request, DECHETTERIE, DechetterieForm, porter_a_la_dechetterie)


@droit(HORS_CAISSE.droit)
@never_cache
def vente_hors_caisse(request: HttpRequest) -> HttpResponse:
    return faire_la_page(request, HORS_CAISSE, VenteHorsCaisseForm, vendre_hors_caisse)


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
        exiger_ici(request, RECYCLEUR, point)
        contexte |= {"geste": RECYCLEUR, "point": point, "form": None}
        return render(request, "collecte/sorties/sortie_recycleur.html", contexte)
    structure = get_object_or_404(recycleurs, pk=numero_lu(choisi))
    contexte["structure"] = structure
    return faire_la_page(
        request,
        RECYCLEUR,
        RecycleurForm,
        remettre_au_recycleur,
        "collecte/sorties/sortie_recycleur.html",
        contexte,
        structure=structure,
    )
