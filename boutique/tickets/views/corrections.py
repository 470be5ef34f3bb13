from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement, Vente
from collecte.comptoirs.lecteur import DocumentIllisible
from petiterockette.droits import DroitManquant, droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.corrections import MOTIFS, CorrigerForm, RecuForm
from ..services.corrections import DROIT, corriger, paiement_actuel
from .tickets import lire_le_ticket

# What is held out, and of which the till may have noted another.
BILLETS_CTS = (500, 1_000, 2_000, 5_000, 10_000)


@droit(DROIT)
@never_cache
def ticket_corriger(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how a ticket was really paid, or paid back; its goods and its total never change."""
    vente = lire_le_ticket(request, pk)
    point = vente.serie.caisse.point
    if not request.user.portee(DROIT).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(DROIT, point.lieu)
    if vente.nature == Vente.Nature.CORRECTION:
        return redirect("boutique:ticket", pk)
    donnees = donnees_postees(request)
    qui_signe = demander_qui_signe(request, vente.serie.caisse, ecole=vente.ecole)
    form = CorrigerForm(donnees, compte=request.user, vente=vente, qui_signe=qui_signe)
    if request.GET.get("pour") == "caisse":
        form.initial["motif"] = MOTIFS[0]
    if form.is_valid():
        try:
            ticket, nouveau = corriger(
                vente=vente, correction=form.geste(), compte=request.user, preuve=form.preuve
            )
        except DocumentIllisible as illisible:
            form.add_error(None, "\n".join(illisible.champs.values()))
        except Refus as refus:
            _dire(form, refus)
        else:
            phrase = (
                _("Paiement corrigé par le ticket nº %s.")
                if nouveau
                else _("Le ticket nº %s corrigeait déjà ce paiement, une seule fois.")
            )
            messages.success(request, phrase % ticket.numero_lisible)
            return redirect("boutique:ticket", pk)
    actuels, ouverte = paiement_actuel(vente), vente.session and vente.session.est_ouverte
    paye_cts = _en_especes(actuels) if ouverte and vente.est_une_vente else 0
    recu = RecuForm(request.GET if "recu" in request.GET else None)
    recu_cts = recu.cleaned_data["recu"] if recu.is_valid() else 0
    contexte = {
        "vente": vente,
        "form": form,
        "actuels": actuels,
        "paye_cts": paye_cts,
        "rendus": [(b, b - paye_cts) for b in BILLETS_CTS if b > paye_cts],
        "recu": recu,
        "recu_cts": recu_cts,
        "a_rendre_cts": max(0, recu_cts - paye_cts),
        "manque_cts": max(0, paye_cts - recu_cts),
        "donne_cts": sum(r.donne_cts for r in vente.reglements.all() if r.rendu_cts),
        "hors_tiroir": not ouverte,
    }
    return render(request, "boutique/tickets/corriger.html", contexte)


def _en_especes(actuels: list[Reglement]) -> int:
    """What cash alone paid, in cents; 0 elsewhere. There another sum than the one that was noted
    changes what is given back, and no payment."""
    return actuels[0].montant_cts if [r.genre for r in actuels] == [Moyen.Genre.ESPECES] else 0


def _dire(form: CorrigerForm, refus: Refus) -> None:
    form.refuser(refus)
    # What the service says of a payment is said of the means that was touched.
    for nom, phrase in refus.champs.items():
        if nom.startswith("reglements."):
            form.add_error("moyen", phrase)
