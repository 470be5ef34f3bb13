"""What a base would write, without writing it; then bringing it in, once somebody confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..comptes.par_lieu import en_tout, laisses_de, par_an_et_lieu
from ..comptes.postes import de_liste
from ..forms import ReprendreForm
from ..mots.decisions import ce_qui_reste, decisions, lieux_a_creer, seront_crees
from ..mots.vus import voir_les_mots
from ..services.ecriture import demander_l_essai, demander_la_reprise, est_essaye
from ..services.exports import DROIT as TENIR
from .etapes import celui, etapes, travaux_de_l_export


@droit(TENIR)
@never_cache
def essai(request: HttpRequest, numero: int) -> HttpResponse:
    """What would be written, by year and site, and what would not; posted to: count it again."""
    export = celui(numero)
    if request.method == "POST":
        try:
            demander_l_essai(export=export, compte=request.user)
        except Refus as refus:
            messages.error(request, str(refus))
        return redirect("boutique_reprise:essai", numero)
    vus = voir_les_mots(export)
    contexte: dict[str, Any] = {
        "export": export,
        "travaux": travaux_de_l_export(export),
        "reste": ce_qui_reste(export, vus),
        "etapes": etapes(export, "essai", vus),
        "a_jour": est_essaye(export),
        "crees": seront_crees(vus),
    }
    if export.essai:
        lieux = dict(Lieu.objects.values_list("code", "nom")) | lieux_a_creer(vus)
        rangees = par_an_et_lieu(de_liste(export.essai["ecrits"]), decisions(export, vus), lieux)
        contexte |= {
            "rangees": rangees,
            "obstacles": [] if export.est_repris else export.obstacles,
            "total": en_tout(rangees),
            "laisses": laisses_de(export.essai["laisses"]),
            "essaye_le": parse_datetime(export.essai["le"]),
        }
    return render(request, "boutique/reprise/essai.html", contexte)


@droit(TENIR)
@never_cache
def reprendre(request: HttpRequest, numero: int) -> HttpResponse:
    """Confirm that a base is brought in as it was tried."""
    export = celui(numero)
    form = ReprendreForm(donnees_postees(request), initial={"vu": est_essaye(export)})
    if form.is_valid():
        try:
            demander_la_reprise(export=export, compte=request.user, vu=form.cleaned_data["vu"])
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(
                request, _("La reprise est lancée\u00a0: cette page dit où elle en est.")
            )
            return redirect("boutique_reprise:comptes", numero)
    return render(request, "boutique/reprise/reprendre.html", {"export": export, "form": form})
