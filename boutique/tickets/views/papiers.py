from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from boutique.caisses.appareil import jeton_de_l_appareil
from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.droits import LIRE
from boutique.ventes.documents import lire_panier
from boutique.ventes.lignes_lues import cas_de
from boutique.ventes.models import Vente
from collecte.comptoirs.lecteur import DocumentIllisible, Lecteur
from collecte.comptoirs.views.documents_recus import document_recu, lire_le_document, refuser
from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.droits import droit, exiger
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..courriels import adresse_publique
from ..forms.papiers import CourrielForm, RemettreForm
from ..models import Remis
from ..papiers import papier_de, prochain_duplicata
from ..services.notes import remettre_la_note
from ..services.papiers_remis import DROIT, envoyer, remettre
from .tickets import lire_le_ticket

Forme = Remis.Forme
# How long the paper that was just handed over may be printed, by whom handed it over.
LE_TEMPS_D_IMPRIMER = timedelta(minutes=10)
FORMATS = ("80", "a4")


@droit(LIRE)
@never_cache
def ticket_papier(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper before it is printed; asking for it writes that it leaves, then shows it."""
    vente = lire_le_ticket(request, pk)
    lieu = vente.serie.caisse.point.lieu
    donnees = donnees_postees(request)
    forme = Forme.CADEAU if request.GET.get("cadeau") and vente.est_une_vente else Forme.PAPIER
    qui_signe = demander_qui_signe(request, vente.serie.caisse, ecole=vente.ecole)
    form = RemettreForm(
        donnees, compte=request.user, lieu=lieu, qui_signe=qui_signe, initial={"forme": forme}
    )
    papier_voulu = request.GET.get("papier", "")
    format_du_papier = papier_voulu if papier_voulu in FORMATS else FORMATS[0]
    if donnees is not None:
        exiger(request.user, DROIT, lieu)
        remis = _remettre(form, vente, request.user)
        if remis:
            return _apres(request, vente, remis, format_du_papier)
    remis = _tout_juste_remis(request, vente)
    if remis:
        forme = remis.forme
    duplicata = remis.duplicata if remis else prochain_duplicata(vente)
    contexte = {
        "vente": vente,
        "papier": papier_de(vente, forme=forme, duplicata=duplicata),
        "cas": cas_de(vente.lignes.all()),
        "remis": remis,
        "duplicata": duplicata,
        "format": format_du_papier,
        "form": form,
        "peut_remettre": request.user.has_perm(DROIT, lieu),
    }
    return render(request, "boutique/tickets/papier.html", contexte)


def _remettre(form: RemettreForm, vente: Vente, compte) -> Remis | None:
    if not form.is_valid():
        return None
    try:
        remis, _nouveau = remettre(vente=vente, compte=compte, **form.geste())
    except Refus as refus:
        form.refuser(refus)
        return None
    return remis


def _apres(request: HttpRequest, vente: Vente, remis: Remis, papier: str) -> HttpResponse:
    if remis.forme == Forme.REFUSE:
        messages.success(request, _("C’est noté : la personne ne veut pas de ticket."))
        return redirect("boutique:ticket", vente.pk)
    page = reverse("boutique:ticket_papier", args=[vente.pk])
    return redirect(f"{page}?papier={papier}&remis={remis.pk}")


def _tout_juste_remis(request: HttpRequest, vente: Vente) -> Remis | None:
    """The paper that this account has just asked for: shown a while, then it is a duplicate."""
    return vente.remis.filter(
        pk=numero_lu(request.GET.get("remis", "")),
        compte=request.user,
        forme__in=[Forme.PAPIER, Forme.CADEAU],
        le__gte=timezone.now() - LE_TEMPS_D_IMPRIMER,
    ).first()


@sensitive_post_parameters("courriel")
@droit(DROIT)
@never_cache
def ticket_courriel(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail a ticket; the address is written nowhere."""
    vente = lire_le_ticket(request, pk)
    lieu = vente.serie.caisse.point.lieu
    exiger(request.user, DROIT, lieu)
    donnees = donnees_postees(request)
    qui_signe = demander_qui_signe(request, vente.serie.caisse, ecole=vente.ecole)
    form = CourrielForm(donnees, compte=request.user, lieu=lieu, qui_signe=qui_signe)
    if form.is_valid():
        try:
            _remis, nouveau = envoyer(vente=vente, compte=request.user, **form.geste())
        except Refus as refus:
            # What may have left is written: the next try is another paper.
            form.renouveler()
            form.refuser(refus)
        else:
            phrase = (
                _("Le ticket est parti. L’adresse n’est gardée nulle part.")
                if nouveau
                else _("Ce ticket était déjà parti : il n’a été envoyé qu’une fois.")
            )
            messages.success(request, phrase)
            return redirect("boutique:ticket", pk)
    contexte = {"vente": vente, "form": form, "duplicata": prochain_duplicata(vente)}
    return render(request, "boutique/tickets/courriel_envoyer.html", contexte)


@droit(DROIT)
@never_cache
def ticket_code(request: HttpRequest, pk: int) -> HttpResponse:
    """A code that the customer scans: his ticket on his own telephone, no paper."""
    vente = lire_le_ticket(request, pk)
    lieu = vente.serie.caisse.point.lieu
    exiger(request.user, DROIT, lieu)
    donnees = donnees_postees(request)
    qui_signe = demander_qui_signe(request, vente.serie.caisse, ecole=vente.ecole)
    form = RemettreForm(
        donnees, compte=request.user, lieu=lieu, qui_signe=qui_signe, initial={"forme": Forme.CODE}
    )
    if donnees is not None and _remettre(form, vente, request.user):
        messages.success(request, _("C’est noté : la personne a son ticket sur son téléphone."))
        return redirect("boutique:ticket", pk)
    adresse = adresse_publique(vente)
    contexte = {"vente": vente, "form": form, "adresse": adresse, "qr": dessin_qr(adresse)}
    return render(request, "boutique/tickets/code.html", contexte)


@require_POST
@droit(DROIT)
def ticket_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Write, from the till, that the customer declines a ticket: 201, then 200 for the same."""
    vente = lire_le_ticket(request, pk)
    exiger(request.user, DROIT, vente.serie.caisse.point.lieu)
    try:
        lecteur = Lecteur(document_recu(request))
        uuid, par = lecteur.uuid("uuid"), lecteur.entier("par")
        lecteur.finir()
        _remis, nouveau = remettre(
            vente=vente, uuid=uuid, forme=Forme.REFUSE, compte=request.user, par=par
        )
    except DocumentIllisible as illisible:
        return refuser(_("Ceci ne se note pas."), illisible.champs)
    except Refus as refus:
        return refuser(str(refus), refus.champs)
    return JsonResponse({}, status=201 if nouveau else 200)


@require_POST
@droit(DROIT)
@never_cache
def note(request: HttpRequest) -> HttpResponse:
    """The note of a basket that is not paid yet, to print; it says why when there is none."""
    contexte: dict[str, Any] = {}
    try:
        document = lire_le_document(request.POST.get("panier", ""))
        lecteur = Lecteur(document)
        uuid = lecteur.uuid("note")
        lecteur.finir()
        contexte["papier"] = remettre_la_note(
            panier=lire_panier(document),
            uuid=uuid,
            compte=request.user,
            appareil=jeton_de_l_appareil(request),
        )
        contexte["note"] = uuid
    except DocumentIllisible:
        contexte["refus"] = _("Le panier a des lignes à corriger.")
    except Refus as refus:
        contexte["refus"] = str(refus)
    statut = 200 if "papier" in contexte else 422
    return render(request, "boutique/tickets/note.html", contexte, status=statut)
