from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from boutique.regles.droits import LIRE
from collecte.matiere.pagination import page_par_cle
from petiterockette.droits import droit
from petiterockette.lieux.models import Association
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import mois_lu

from ..bons_achat import masquer, releves
from ..forms.bons_achat import FiltreForm, OctroiForm
from ..models import BonAchat
from ..services.bons_solidaires import DROIT, bons_du_geste, octroyer

PAR_PAGE = 40
# Who may spend a code may read it.
DEPENSER = "boutique.encaisser"


@droit(LIRE)
@never_cache
def bons_achat(request: HttpRequest) -> HttpResponse:
    """The vouchers of the house, last first."""
    filtre = FiltreForm(request.GET)
    choisis = filtre.filtrer(BonAchat.objects.select_related("prescripteur"))
    page = page_par_cle(request.GET, choisis, PAR_PAGE)
    contexte = {
        "filtre": filtre,
        "lignes": [(bon, masquer(bon.code)) for bon in page.lignes],
        "suite": page.suite,
        "retour": page.retour,
        "aujourd_hui": timezone.localdate(),
        "donne": request.user.has_perm(DROIT),
    }
    return render(request, "boutique/ventes/bons_achat.html", contexte)


@droit(LIRE)
@never_cache
def bon_achat(request: HttpRequest, pk: int) -> HttpResponse:
    """A voucher: what is left on it, until when, which tickets it paid."""
    bon = get_object_or_404(BonAchat.objects.select_related("prescripteur"), pk=pk)
    depense = request.user.has_perm(DEPENSER)
    reglements = bon.reglements.select_related("vente__serie__caisse__point__lieu").order_by("id")
    lieux = request.user.portee(LIRE).ids_des_lieux
    lignes = [(r, lieux is None or r.vente.serie.caisse.point.lieu_id in lieux) for r in reglements]
    contexte = {
        "bon": bon,
        "code": bon.code if depense else masquer(bon.code),
        "depense": depense,
        "lignes": lignes,
        "aujourd_hui": timezone.localdate(),
        "association": Association.objects.first(),
    }
    return render(request, "boutique/ventes/bon_achat.html", contexte)


@droit(DROIT)
@never_cache
def bons_solidaires(request: HttpRequest) -> HttpResponse:
    """Grant vouchers to a prescriber."""
    form = OctroiForm(donnees_postees(request))
    if form.is_valid():
        geste = form.geste()
        try:
            bons, _nouveau = octroyer(**geste, compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = ngettext("%d bon prêt à imprimer.", "%d bons prêts à imprimer.", len(bons))
            messages.success(request, phrase % len(bons))
            return redirect("boutique:bons_planche", geste["uuid"])
    return render(request, "boutique/ventes/solidaires.html", {"form": form})


@droit(DROIT)
@never_cache
def bons_planche(request: HttpRequest, geste) -> HttpResponse:
    """The vouchers of a grant, to print, to cut out and to hand to the prescriber."""
    bons = bons_du_geste(geste)
    if not bons:
        raise Http404
    contexte = {"bons": bons, "association": Association.objects.first()}
    return render(request, "boutique/ventes/planche.html", contexte)


@droit(LIRE)
@never_cache
def bons_releve(request: HttpRequest) -> HttpResponse:
    """The month of each prescriber: figures, nobody's name and no code."""
    aujourd_hui = timezone.localdate()
    debut = mois_lu(request.GET.get("mois", "")) or aujourd_hui.replace(day=1)
    suivant = (debut + timedelta(days=31)).replace(day=1)
    contexte = {
        "debut": debut,
        "lignes": releves(debut, suivant - timedelta(days=1), aujourd_hui),
        "avant": (debut - timedelta(days=1)).replace(day=1),
        "apres": suivant if suivant <= aujourd_hui else None,
        "association": Association.objects.first(),
    }
    return render(request, "boutique/ventes/releve.html", contexte)
