from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from collecte.matiere.pagination import page_cherchee
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit

from ..bpf import CADRES, bpf_de, nom_de_la_ligne, signes_de
from ..exports import bpf_a_emporter, definitions
from ..services.sessions import DROIT

LIRE = "formation.lire_le_bilan"
PREMIERE_ANNEE = 2000
PAR_PAGE = 60


@droit(LIRE)
def bpf_courant(request: HttpRequest) -> HttpResponse:
    """The year that is to be declared: the last one until May, then this one."""
    jour = timezone.localdate()
    return redirect("formation:bpf", jour.year - (jour.month < 6))


@droit(LIRE)
@never_cache
def bpf(request: HttpRequest, annee: int) -> HttpResponse:
    """The bilan pédagogique et financier of a year: figures, nobody's name."""
    _exiger_l_annee(annee)
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    bilan = bpf_de(annee, lieux_lus.ids)
    fichier = a_emporter(request.GET, lambda: bpf_a_emporter(bilan, lieux_lus), papier=True)
    if fichier:
        return fichier
    contexte = {
        "bilan": bilan,
        "lieux_lus": lieux_lus,
        "annee": annee,
        "precedente": annee - 1 if annee > PREMIERE_ANNEE else None,
        "suivante": annee + 1 if annee < timezone.localdate().year else None,
        "detail": request.user.has_perm(DROIT),
        "definitions": definitions(),
    }
    return render(request, "formation/bpf.html", contexte)


@droit(LIRE)
@droit(DROIT)
@never_cache
def bpf_ligne(request: HttpRequest, annee: int, cadre: str, code: str) -> HttpResponse:
    """The very half-days behind a line of the bilan."""
    _exiger_l_annee(annee)
    if cadre not in CADRES:
        raise Http404
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    signes = signes_de(annee, lieux_lus.ids, cadre, code)
    lus = signes.select_related(
        "inscription__personne", "demi_journee__session__action", "demi_journee__session__lieu"
    )
    champs = ("inscription__personne__prenom", "inscription__personne__nom")
    champs += ("demi_journee__session__action__intitule", "demi_journee__session__lieu__nom")
    page = page_cherchee(request.GET, lus, PAR_PAGE, *champs, jour="demi_journee__jour")
    contexte = {
        "page": page,
        "cherche": page.cherche,
        "minutes": sum(signes.values_list("duree_min", flat=True)),
        "titre": nom_de_la_ligne(cadre, code),
        "annee": annee,
        "lieux_lus": lieux_lus,
    }
    return render(request, "formation/bpf_ligne.html", contexte)


def _exiger_l_annee(annee: int) -> None:
    if not PREMIERE_ANNEE <= annee <= timezone.localdate().year:
        raise Http404
