from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.factures.factures import parts_de, vieille_prestation
from boutique.factures.services.emission import DROIT as FACTURER
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..accessibles import demande_de, devis_de
from ..droits import LIRE, TENIR
from ..forms.devis import DevisForm, FacturerForm, lignes_de_devis
from ..services import devis as services


@droit(TENIR)
@never_cache
def devis_nouveau(request: HttpRequest, numero: int) -> HttpResponse:
    """Make a quote, or another one that replaces it."""
    demande = demande_de(request.user, numero, TENIR)
    donnees = donnees_postees(request)
    form, lignes = DevisForm(donnees), lignes_de_devis(donnees)
    if donnees is not None and form.is_valid() and lignes.is_valid():
        try:
            fait, _neuf = services.deviser(
                demande=demande,
                lignes=[li for li in (f.ligne() for f in lignes) if li],
                **form.cleaned_data,
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Le devis %(n)s est fait.") % {"n": fait})
            return redirect("animation:demande", numero)
    contexte = {"form": form, "lignes": lignes, "demande": demande}
    return render(request, "animation/devis_nouveau.html", contexte)


@droit(LIRE)
@never_cache
def devis_pdf(request: HttpRequest, numero: int) -> HttpResponse:
    devis = devis_de(request.user, numero, LIRE)
    lignes = list(devis.lignes.all())
    parts = parts_de(lignes, autoliquidation=False)
    contexte = {"devis": devis, "lignes": lignes, "parts": parts}
    return reponse_pdf("animation/devis_papier.html", contexte, devis.numero_lisible)


@droit(FACTURER)
@never_cache
def facturer(request: HttpRequest, numero: int) -> HttpResponse:
    """Invoice the last quote, for whoever may make invoices."""
    demande = demande_de(request.user, numero, FACTURER)
    devis = demande.devis.prefetch_related("lignes").first()
    form = FacturerForm(donnees_postees(request), demande=demande)
    if form.is_valid():
        try:
            facture, _neuve = services.facturer_le_devis(
                demande=demande,
                uuid=form.cleaned_data["uuid"],
                client=form.client(),
                echeance=form.cleaned_data["echeance"],
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("La facture %(n)s est faite.") % {"n": facture}
            if demande.courriel:
                a_qui = _("Envoyez son PDF à %(courriel)s.") % {"courriel": demande.courriel}
                phrase = f"{phrase} {a_qui}"
            messages.success(request, phrase)
            return redirect("boutique:facture", facture.pk)
    contexte = {"form": form, "demande": demande, "devis": devis}
    derniere = contexte["derniere"] = demande.derniere_seance
    if derniere:
        prestation_le = timezone.localdate(derniere.seance.debut)
        contexte["vieille"] = vieille_prestation(prestation_le, timezone.localdate())
    return render(request, "animation/facturer.html", contexte)
