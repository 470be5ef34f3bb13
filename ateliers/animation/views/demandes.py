from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ateliers.seances.quelles_seances import lieux_de
from ateliers.seances.services.presences import ACCUEILLIR
from boutique.factures.services.emission import DROIT as FACTURER
from collecte.matiere.pagination import page_par_cle
from petiterockette.alertes.calcul import regarder_maintenant
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.mots.chercher import contient, saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import PageForm, donnees_postees

from ..a_traiter import PAR_PAGE, a_facturer
from ..accessibles import demande_de
from ..alertes import A_FACTURER
from ..droits import LIRE, SORTIR, TENIR
from ..etats import gestes_de
from ..forms.demandes import ArreterForm, ConfirmerForm, DemandeForm
from ..models import Demande
from ..services import demandes as services
from ..services.demandes import POLE

LIRE_LA_CAISSE = "boutique.lire_la_caisse"


@droit(LIRE)
@never_cache
def demandes(request: HttpRequest) -> HttpResponse:
    """All the requests, the last one first; what waits for its invoice before them."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    cherche = saisie(request.GET)
    lues = Demande.objects.visibles(lieux_lus.ids).select_related("organisme", "facture__avoir")
    trouvees = lues.filter(contient(cherche, "organisme__nom", "contact", "lieu__nom", "notes"))
    facture = request.user.has_perm(FACTURER, lieux_lus.lieu) and not cherche
    attendent: list[Any] = list(a_facturer(lieux_lus.ids)) if facture else []
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "page": page_par_cle(request.GET, trouvees, PAR_PAGE),
        "a_facturer": attendent,
        "a_facturer_cts": sum(d.devis_cts for d in attendent),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "animation/demandes.html", contexte)


@droit(TENIR)
@never_cache
def demande_nouvelle(request: HttpRequest) -> HttpResponse:
    """Write a request down."""
    form = DemandeForm(donnees_postees(request), lieux=lieux_de(request.user, TENIR))
    if form.is_valid():
        propre = form.cleaned_data
        try:
            recue, _neuve = services.recevoir(
                uuid=propre["uuid"], lieu=propre["lieu"], **form.geste(), compte=request.user
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La demande est notée."))
            return redirect("animation:demande", recue.pk)
    return render(request, "animation/demande_forme.html", {"form": form, "demande": None})


@droit(LIRE)
@never_cache
def demande(request: HttpRequest, numero: int) -> HttpResponse:
    """A request: what is asked, where it stands, what may be done."""
    la_demande = demande_de(request.user, numero, LIRE)
    compte, lieu = request.user, la_demande.lieu
    devis = list(la_demande.devis.prefetch_related("lignes"))
    seances = [s.seance for s in la_demande.seances.select_related("seance__lieu")]
    contexte = {
        "demande": la_demande,
        "gestes": gestes_de(la_demande.etat),
        "devis": devis[0] if devis else None,
        "anciens": devis[1:],
        "seances": seances,
        "clos": {s.pk for s in seances if s.bilans.exists()},
        "etapes": la_demande.etapes.all(),
        "maintenant": timezone.now(),
        "uuid": uuid4(),
        "tient": compte.has_perm(TENIR, lieu),
        "accueille": compte.has_perm(ACCUEILLIR, lieu, POLE),
        "sort": compte.has_perm(SORTIR, lieu),
        "facture": compte.has_perm(FACTURER, lieu),
        "lit_la_caisse": compte.has_perm(LIRE_LA_CAISSE, lieu),
    }
    return render(request, "animation/demande.html", contexte)


@droit(TENIR)
@never_cache
def changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Change what is asked, or whom to call."""
    la_demande = demande_de(request.user, numero, TENIR)
    form = DemandeForm(donnees_postees(request), lieux=[], demande=la_demande)
    if form.is_valid():
        try:
            changee = services.changer(demande=la_demande, **form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(demande)s : la demande est changée.")
            messages.success(request, phrase % {"demande": changee})
            return redirect("animation:demande", numero)
    return render(request, "animation/demande_forme.html", {"form": form, "demande": la_demande})


@droit(TENIR)
@never_cache
def confirmer(request: HttpRequest, numero: int) -> HttpResponse:
    """Confirm by a séance, or plan another one."""
    la_demande = demande_de(request.user, numero, TENIR)
    form = ConfirmerForm(donnees_postees(request), demande=la_demande)
    if form.is_valid():
        try:
            services.confirmer(demande=la_demande, **form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La séance est prévue."))
            return redirect("animation:demande", numero)
    return render(request, "animation/confirmer.html", {"form": form, "demande": la_demande})


@require_POST
@droit(TENIR)
def faite(request: HttpRequest, numero: int) -> HttpResponse:
    """Say that it is done."""
    la_demande = demande_de(request.user, numero, TENIR)
    form = PageForm(request.POST)
    if form.is_valid():
        uuid = form.cleaned_data["uuid"]
        try:
            services.dire_faite(demande=la_demande, uuid=uuid, compte=request.user)
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            # Whoever makes invoices learns it now, not tomorrow.
            regarder_maintenant(A_FACTURER, timezone.localdate())
            dit = _("L’animation est faite, merci.")
            if a_facturer([la_demande.lieu_id]).filter(pk=numero).exists():
                dit = _(
                    "L’animation est faite, merci. La trésorerie est prévenue, pour la facture."
                )
            messages.success(request, dit)
    return redirect("animation:demande", numero)


@droit(TENIR)
@never_cache
def arreter(request: HttpRequest, numero: int) -> HttpResponse:
    """Refuse it, or cancel it with its séances."""
    la_demande = demande_de(request.user, numero, TENIR)
    form = ArreterForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.arreter(demande=la_demande, **form.cleaned_data, compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté."))
            return redirect("animation:demande", numero)
    return render(request, "animation/arreter.html", {"form": form, "demande": la_demande})
