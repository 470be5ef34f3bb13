"""The café's day on one page, and its suspended meals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from boutique.caisses.forms.qui import QuiForm
from collecte.matiere.pagination import page_cherchee
from petiterockette.droits import droit

from ..bilans import repas_servis
from ..fin_de_journee import fin_de_journee as la_fin_de_journee
from ..genres import TARIFS
from ..lectures import (
    carte_du,
    enceintes_du,
    etat_de_la_date,
    lire_le_cafe,
    plats_de,
    solde_de,
    zones_du,
)
from ..models import MouvementSuspendu, Ramasse
from ..services.denrees import DROIT as TENIR

LOTS_MONTRES, PAR_PAGE = 5, 40
OUVRIR_LA_CAISSE = "boutique.ouvrir_la_caisse"


@droit(TENIR)
@never_cache
def accueil(request: HttpRequest) -> HttpResponse:
    """What is served today, what is to be read, cleaned and eaten first."""
    lecture = lire_le_cafe(request, TENIR)
    contexte = {"lecture": lecture, "jour": timezone.localdate()}
    if lecture.lieu:
        lieu, jour = lecture.lieu, contexte["jour"]
        lots = Ramasse.objects.visibles([lieu.pk]).en_reserve().select_related("reste")
        repas = repas_servis(jour, jour, [lieu.pk])
        contexte |= {
            "plats": plats_de(carte_du(lieu, jour)),
            "enceintes": enceintes_du(lieu, jour),
            "zones": [z for z in zones_du(lieu, jour) if z.en_retard],
            "lots": [(lot, etat_de_la_date(lot, jour)) for lot in lots[:LOTS_MONTRES]],
            "solde": solde_de(lieu),
            "repas": [(nom, repas[genre]) for genre, nom in TARIFS.items()],
            "compose": request.user.has_perm("cafe.composer", lieu),
        }
    return render(request, "cafe/accueil.html", contexte)


@droit(TENIR)
@never_cache
def fin_de_journee(request: HttpRequest) -> HttpResponse:
    """What is left to do tonight, each line one tap from where it is noted."""
    lecture = lire_le_cafe(request, TENIR)
    jour = timezone.localdate()
    contexte = {"lecture": lecture, "jour": jour}
    if lecture.lieu:
        contexte |= {
            "fin": la_fin_de_journee(lecture.lieu, jour),
            "page": request.get_full_path(),
            "form": QuiForm(compte=request.user, lieu=lecture.lieu),
            "ferme_la_caisse": request.user.has_perm(OUVRIR_LA_CAISSE, lecture.lieu),
        }
    return render(request, "cafe/fin_de_journee.html", contexte)


@droit(TENIR)
@never_cache
def suspendus(request: HttpRequest) -> HttpResponse:
    """The pool of a site: what waits, and each of its moves, last first."""
    lecture = lire_le_cafe(request, TENIR)
    moves = MouvementSuspendu.objects.filter(lieu__in=lecture.ids or []).select_related(
        "ligne__vente__serie__caisse"
    )
    champs = ("nature", "ligne__vente__numero")
    page = page_cherchee(request.GET, moves, PAR_PAGE, *champs, jour="le__date")
    contexte = {
        "lecture": lecture,
        "solde": solde_de(lecture.lieu) if lecture.lieu else 0,
        "dernier": moves.order_by("-rang").first(),
        "page": page,
        "cherche": page.cherche,
    }
    return render(request, "cafe/suspendus.html", contexte)
