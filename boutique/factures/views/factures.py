from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.regles.droits import LIRE
from boutique.tickets.views.tickets import lire_le_ticket
from collecte.matiere.pagination import page_par_cle
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..factures import (
    a_payer,
    chercher,
    etat_de,
    factures_lues,
    parts_de,
    reste_cts,
    vieille_prestation,
)
from ..forms.factures import (
    AnnulationForm,
    ClientForm,
    FactureForm,
    PaiementForm,
    lignes_de_facture,
)
from ..models import Facture
from ..ouvertures import exiger_les_factures, lit_les_factures
from ..services import factures as services
from ..services.emission import DROIT
from ..services.paiements import noter_le_paiement

PAR_PAGE = 40


@droit(LIRE)
@never_cache
def factures(request: HttpRequest) -> HttpResponse:
    """The invoices of the sites that this account reads, last first; what is still owed."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    nomme, cherche = lit_les_factures(request.user), saisie(request.GET)
    lues, jour = factures_lues(lieux_lus.ids), timezone.localdate()
    dues = a_payer(lues)
    trouvees = chercher(dues if request.GET.get("dues") else lues, cherche, nomme=nomme)
    page = page_par_cle(request.GET, trouvees, PAR_PAGE)
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "lignes": [(f, etat_de(f, jour)) for f in page.lignes],
        "dues": bool(request.GET.get("dues")),
        "du_cts": sum(f.total_cts - f.paye_cts for f in dues),
        "facture": request.user.has_perm(DROIT),
        "nomme": nomme,
        "cherche": cherche,
    }
    return render(request, "boutique/factures/factures.html", contexte)


@droit(DROIT)
@never_cache
def facture_nouvelle(request: HttpRequest) -> HttpResponse:
    """Invoice what was not rung up at a till."""
    ids = request.user.portee(DROIT).ids_des_lieux
    lieux = Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)
    donnees = donnees_postees(request)
    form = FactureForm(donnees, lieux=lieux)
    lignes = lignes_de_facture(donnees)
    if donnees is not None and form.is_valid() and lignes.is_valid():
        propre = form.cleaned_data
        try:
            faite, _neuve = services.facturer(
                uuid=propre["uuid"],
                lieu=propre["lieu"],
                client=form.client(),
                lignes=[li for li in (f.ligne() for f in lignes) if li],
                prestation_le=propre["prestation_le"],
                echeance=propre["echeance"],
                autoliquidation=propre["autoliquidation"],
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La facture %(n)s est faite.") % {"n": faite})
            return redirect("boutique:facture", faite.pk)
    contexte = {"form": form, "lignes": lignes}
    return render(request, "boutique/factures/nouvelle.html", contexte)


@droit(DROIT)
@never_cache
def ticket_facturer(request: HttpRequest, pk: int) -> HttpResponse:
    """The invoice of a ticket that was paid."""
    vente = lire_le_ticket(request, pk)
    exiger(request.user, DROIT, vente.serie.caisse.point.lieu)
    form = ClientForm(donnees_postees(request))
    if form.is_valid():
        try:
            faite, _neuve = services.facturer_le_ticket(
                vente=vente,
                uuid=form.cleaned_data["uuid"],
                client=form.client(),
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La facture %(n)s est faite.") % {"n": faite})
            return redirect("boutique:facture", faite.pk)
    contexte = {"form": form, "vente": vente}
    return render(request, "boutique/factures/du_ticket.html", contexte)


@droit(LIRE)
@never_cache
def facture(request: HttpRequest, pk: int) -> HttpResponse:
    """An invoice, what is left to pay of it, and what may be done."""
    contexte = _contexte(request, pk)
    la_facture: Facture = contexte["facture"]
    peut = request.user.has_perm(DROIT, la_facture.lieu)
    reste = reste_cts(la_facture)
    annulable = peut and not la_facture.est_un_avoir and not la_facture.annulee
    contexte |= {
        "reste_cts": reste,
        "vieille": reste and vieille_prestation(la_facture.prestation_le, la_facture.jour),
        "paiement_form": PaiementForm(reste_cts=reste) if peut and reste else None,
        "annulation_form": AnnulationForm() if annulable and not la_facture.paye_cts else None,
    }
    return render(request, "boutique/factures/facture.html", contexte)


@droit(LIRE)
@never_cache
def facture_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    contexte = _contexte(request, pk)
    nom = contexte["facture"].numero_lisible
    return reponse_pdf("boutique/factures/papier.html", contexte, nom)


@require_POST
@droit(DROIT)
def facture_payee(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that money came in for it."""
    contexte = _contexte(request, pk)
    form = PaiementForm(request.POST)
    if form.is_valid():
        try:
            noter_le_paiement(facture=contexte["facture"], compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Le paiement est noté."))
            return redirect("boutique:facture", pk)
    contexte |= {"paiement_form": form, "reste_cts": reste_cts(contexte["facture"])}
    return render(request, "boutique/factures/facture.html", contexte)


@require_POST
@droit(DROIT)
def facture_annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it by a credit note."""
    contexte = _contexte(request, pk)
    form = AnnulationForm(request.POST)
    if form.is_valid():
        try:
            avoir, _neuf = services.annuler_la_facture(
                facture=contexte["facture"], compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("L’avoir %(n)s est fait.") % {"n": avoir})
            return redirect("boutique:facture", avoir.pk)
    contexte |= {"annulation_form": form, "reste_cts": reste_cts(contexte["facture"])}
    return render(request, "boutique/factures/facture.html", contexte)


def _contexte(request: HttpRequest, pk: int) -> dict[str, Any]:
    la_facture = get_object_or_404(factures_lues(None), pk=pk)
    exiger(request.user, LIRE, la_facture.lieu)
    exiger_les_factures(request.user, la_facture.lieu)
    lignes = list(la_facture.lignes.order_by("rang"))
    return {
        "facture": la_facture,
        "etat": etat_de(la_facture, timezone.localdate()),
        "lignes": lignes,
        "parts": parts_de(lignes, autoliquidation=la_facture.autoliquidation),
        "paiements": la_facture.paiements.order_by("jour", "pk"),
    }
