from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import DroitManquant, droit
from petiterockette.mesures import nombre
from petiterockette.refus import Refus

from ..bureau import argent, contenu, pages_permises, sorties_a_papiers, versions
from ..forms.remises import PapiersForm
from ..lectures import lire_les_lieux
from ..models import Sortie
from ..pagination import page_par_cle
from ..services.remises import tenir_la_remise

DROIT = "collecte.tenir_les_remises"
PAR_PAGE = 40


@droit(DROIT)
@never_cache
def remises(request: HttpRequest) -> HttpResponse:
    """What left, and which papers are in hand."""
    lecture = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    sans_bordereau = request.GET.get("manque") == "bordereau"
    sorties = sorties_a_papiers(lecture.ids, sans_bordereau)
    page = page_par_cle(request.GET, sorties, PAR_PAGE)
    portee = request.user.portee(DROIT)
    contexte = {
        "lecture": lecture,
        "perms_sorties": pages_permises(request.user),
        "page": page,
        "sans_bordereau": sans_bordereau,
        "lignes": [
            {
                "sortie": s,
                "remise": getattr(s, "remise", None),
                "contenu": contenu(s),
                "argent": argent(getattr(getattr(s, "remise", None), "montant_c", None)),
                "ici": portee.couvre_point(s.bon.lieu_id, s.bon.point_id),
            }
            for s in page.lignes
        ],
    }
    return render(request, "collecte/sorties/remises.html", contexte)


@droit(DROIT)
@never_cache
def remise(request: HttpRequest, numero: int) -> HttpResponse:
    """The papers of an exit: write them, correct them, read what they said before."""
    sorties = Sortie.objects.select_related(
        "bon__lieu", "structure", "type_don", "remise__transporteur"
    ).prefetch_related("bon__lignes__matiere", "bon__lignes__categorie")
    sortie = get_object_or_404(sorties.exclude(genre=Sortie.Genre.ZONE), pk=numero)
    if not request.user.portee(DROIT).couvre_point(sortie.bon.lieu_id, sortie.bon.point_id):
        raise DroitManquant(DROIT, sortie.bon.lieu)
    donnees = request.POST if request.method == "POST" else None
    form = PapiersForm(donnees, sortie=sortie)
    suite = _suite(request)
    if form.is_valid():
        try:
            tenir_la_remise(sortie=sortie, compte=request.user, **form.geste())
        except Refus as refus:
            form.add_error(None, refus)
        else:
            phrase = _("Les papiers de la sortie nº %(n)s sont notés.")
            messages.success(request, phrase % {"n": nombre(sortie.pk)})
            return redirect(suite or reverse("collecte:remises"))
    contexte = {
        "form": form,
        "sortie": sortie,
        "contenu": contenu(sortie),
        "versions": versions(sortie) if hasattr(sortie, "remise") else [],
        "suite": suite,
    }
    return render(request, "collecte/sorties/remise.html", contexte)


def _suite(request: HttpRequest) -> str:
    """Where the reader came from, inside these pages."""
    suite = request.POST.get("suite") or request.GET.get("suite", "")
    sure = url_has_allowed_host_and_scheme(suite, allowed_hosts=None)
    return suite if sure and suite.startswith("/collecte/") else ""
