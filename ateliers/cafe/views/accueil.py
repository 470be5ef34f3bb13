"""The café's day on one page, and its suspended meals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from boutique.caisses.forms.qui import QuiForm
from collecte.matiere.pagination import page_cherchee
from petiterockette.droits import droit

from ..bilans import repas_servis
from ..cafe_d_ici import lire_le_cafe
from ..carte_du_jour import carte_du, plats_de, solde_de
from ..fin_de_journee import fin_de_journee as la_fin_de_journee
from ..garde_manger import etat_de_la_date
from ..genres import TARIFS
from ..hygiene_du_jour import enceintes_du, zones_du
from ..models import MouvementSuspendu, Ramasse
from ..services.denrees import DROIT as TENIR

LOTS_MONTRES, PAR_PAGE = 5, 40
OUVRIR_LA_CAISSE = "boutique.ouvrir_la_caisse"


@droit(TENIR)
@never_cache
def accueil(request: HttpRequest) -> HttpResponse:
    """What is served today, what is to be read, cleaned and eaten first."""
    lieux_lus = lire_le_cafe(request, TENIR)
    contexte = {"lieux_lus": lieux_lus, "jour": timezone.localdate()}
    if lieux_lus.lieu:
        lieu, jour = lieux_lus.lieu, contexte["jour"]
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
    lieux_lus = lire_le_cafe(request, TENIR)
    jour = timezone.localdate()
    contexte = {"lieux_lus": lieux_lus, "jour": jour}
    if lieux_lus.lieu:
        contexte |= {
            "fin": la_fin_de_journee(lieux_lus.lieu, jour),
            "page": request.get_full_path(),
            "form": QuiForm(compte=request.user, lieu=lieux_lus.lieu),
            "ferme_la_caisse": request.user.has_perm(OUVRIR_LA_CAISSE, lieux_lus.lieu),
        }
    return render(request, "cafe/fin_de_journee.html", contexte)


@droit(TENIR)
@never_cache
def suspendus(request: HttpRequest) -> HttpResponse:
    """The pool of a site: what waits, and each of its moves, last first."""
    lieux_lus = lire_le_cafe(request, TENIR)
    moves = MouvementSuspendu.objects.filter(lieu__in=lieux_lus.ids or []).select_related(
        "ligne__vente__serie__caisse"
    )
    champs = ("nature", "ligne__vente__numero")
    page = page_cherchee(request.GET, moves, PAR_PAGE, *champs, jour="le__date")
    contexte = {
        "lieux_lus": lieux_lus,
        "solde": solde_de(lieux_lus.lieu) if lieux_lus.lieu else 0,
        "dernier": moves.order_by("-rang").first(),
        "page": page,
        "cherche": page.cherche,
    }
    return render(request, "cafe/suspendus.html", contexte)
