from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.articles.recherche import chercher as trouver
from boutique.articles.recherche import demande_le_poids, nomme_un_seul
from boutique.caisses.appareil import jeton_de_l_appareil
from boutique.caisses.balance import sans_balance
from boutique.caisses.caisse_d_ici import Ici, a_compter_ici, caisse_d_ici, qui_la_tient
from boutique.caisses.documents import lire_prise
from boutique.caisses.models import Session
from boutique.caisses.refus import CodeDemande
from boutique.caisses.services.presences import prendre_la_caisse
from boutique.tiroirs.services.sessions import DROIT as OUVRIR
from boutique.ventes.documents import lire_panier
from boutique.ventes.qui_vient import avec, fiche_de, qui_vient
from boutique.ventes.refus import (
    AutrePanier,
    BonAchatInconnu,
    BonAchatPerime,
    BonAchatVide,
    PanierIncomplet,
    PrixChange,
)
from boutique.ventes.services.reglements import bon_a_depenser
from boutique.ventes.services.ventes import encaisser
from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.lecteur import DocumentIllisible
from collecte.comptoirs.views.documents_recus import document_recu, refuser
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.refus import CodeAChoisir, CodeDeCaisseRefuse, CodesDifferents
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from ..documents import lire_evenement
from ..ecran import ENCAISSER, contexte_de_la_caisse, fraicheur, ticket_en_json, ventes_de
from ..etal import articles_en_json
from ..etat_de_la_caisse import EtatDeLaCaisse, etat_de, etat_demande
from ..services.evenements_du_panier import noter_au_panier

A_CHOISIR = (CodeAChoisir, CodesDifferents)


@droit(ENCAISSER)
@never_cache
def caisse(request: HttpRequest) -> HttpResponse:
    """The till of this device's point; closed, where to open it."""
    return _ecran(request, ecole=False)


@droit(ENCAISSER)
@never_cache
def caisse_ecole(request: HttpRequest) -> HttpResponse:
    """The till of this device's point, to train on: nothing counts."""
    return _ecran(request, ecole=True)


def _ecran(request: HttpRequest, *, ecole: bool) -> HttpResponse:
    ici = caisse_d_ici(request, ecole=ecole)
    if ici is None:
        return choisir_le_point(request, Point.Genre.CAISSE)
    exiger(request.user, ENCAISSER, ici.point.lieu)
    vient = qui_vient(request)
    # The screen says by itself that it was opened or taken over: the next page need not.
    list(messages.get_messages(request))
    etat = etat_de(ici, ecole=ecole)
    if vient and not ici.session and request.user.has_perm(OUVRIR, ici.point.lieu):
        return redirect(avec(etat.adresse, vient))
    if not etat.ouverte:
        contexte = {
            "ici": ici,
            "etat": etat,
            "ecole": ecole,
            "tient": qui_la_tient(ici.session, request.user) if ici.session else "",
            "a_compter": _a_compter(request, ici, ecole=ecole),
            "ouvrir": avec(etat.adresse, vient) if etat.adresse else "",
            "vient": vient,
            "fiche": fiche_de(vient) if vient else "",
            "fermee": {
                "lieu": ici.point.lieu.code,
                "point": ici.point.pk,
                "ecole": ecole,
                "session": ici.session.pk if ici.session else None,
                "evenement": reverse("boutique:caisse_evenement"),
            },
        }
        return render(request, "boutique/comptoir/caisse_fermee.html", contexte)
    contexte = contexte_de_la_caisse(request.user, ici, jeton_de_l_appareil(request))
    contexte["premier_jour"] = premier_jour_ici(request, contexte["parcours"])
    if (code := request.GET.get("bon", "")[:40]) and not ecole:
        # An exchange brings its voucher with it; one that pays nothing is typed, and says why.
        lu = _lire_le_bon(code)
        contexte["reglages"]["bon"] = lu if "solde_cts" in lu else None
    if vient:
        contexte["reglages"]["pour"] = {"id": vient.pk, "nom": str(vient)}
    return render(request, "boutique/comptoir/caisse.html", contexte)


def _a_compter(request: HttpRequest, ici: Ici, *, ecole: bool) -> Session | None:
    """The drawer that whoever opens this till had better count first."""
    if ecole or ici.session or not request.user.has_perm(OUVRIR, ici.point.lieu):
        return None
    return a_compter_ici(ici)


@droit(ENCAISSER)
@never_cache
def caisse_etat(request: HttpRequest) -> HttpResponse:
    """Whether the session that the page shows still sells on this device."""
    return JsonResponse(_etat(request).en_json())


def _etat(request: HttpRequest, document: dict[str, Any] | None = None) -> EtatDeLaCaisse:
    if document is None:
        dite, ecole = request.GET.get("session", ""), request.GET.get("ecole") == "1"
        session = numero_lu(dite)
    else:
        dit = document.get("session")
        session = dit if isinstance(dit, int) else None
        ecole = document.get("ecole") is True
    return etat_demande(request, session=session, ecole=ecole)


@require_POST
@droit(ENCAISSER)
def ventes_poster(request: HttpRequest) -> HttpResponse:
    """Record a posted basket: 201, then 200 for the same one; 409, 422 or 403 otherwise."""
    document: dict[str, Any] = {}
    try:
        document = document_recu(request)
        panier = lire_panier(document)
        vente, nouvelle = encaisser(
            panier=panier, compte=request.user, appareil=jeton_de_l_appareil(request)
        )
    except DocumentIllisible as illisible:
        return refuser(_("Le panier a des lignes à corriger."), illisible.champs)
    except Refus as refus:
        return _refuser(request, document, refus)
    reponse = ticket_en_json(vente) | {"ventes": ventes_de(vente.session)}
    return JsonResponse(reponse, status=201 if nouvelle else 200)


def _refuser(request: HttpRequest, document: dict[str, Any], refus: Refus) -> JsonResponse:
    """A refusal says whether the till still sells, and what the lists say now of its lines."""
    ici = caisse_d_ici(request, ecole=document.get("ecole") is True)
    suite: dict[str, Any] = {"etat": _etat(request, document).en_json()}
    if isinstance(refus, PrixChange | PanierIncomplet) and ici and ici.caisse and ici.session:
        ids = [ligne["article"] for ligne in document["lignes"]]
        suite["frais"] = fraicheur(ids, ici.caisse, ici.session)
    if isinstance(refus, CodeDemande | CodeDeCaisseRefuse):
        suite["code"] = "choisir" if isinstance(refus, A_CHOISIR) else "donner"
    statut = 409 if isinstance(refus, AutrePanier) else 422
    return refuser(str(refus), refus.champs, statut, **suite)


@require_POST
@droit(ENCAISSER)
def caisse_evenement(request: HttpRequest) -> HttpResponse:
    """Note what was taken off before payment: 201, then 200 for the same one."""
    document: dict[str, Any] = {}
    try:
        document = document_recu(request)
        maillon, nouveau = noter_au_panier(
            evenement=lire_evenement(document),
            compte=request.user,
            appareil=jeton_de_l_appareil(request),
        )
    except DocumentIllisible as illisible:
        return refuser(_("Ceci ne se note pas."), illisible.champs)
    except Refus as refus:
        return _refuser(request, document, refus)
    # Told late: the page learns why, if it does not know yet that it sells no more.
    suite = {"etat": _etat(request, document).en_json()} if maillon.contenu.get("tardif") else {}
    return JsonResponse(suite, status=201 if nouveau else 200)


@require_POST
@droit(ENCAISSER)
@never_cache
def caisse_code(request: HttpRequest) -> HttpResponse:
    """Take the till: a name, and its code; a refusal says whether one must be chosen."""
    document: dict[str, Any] = {}
    try:
        document = document_recu(request)
        prendre_la_caisse(
            prise=lire_prise(document),
            compte=request.user,
            appareil=jeton_de_l_appareil(request),
        )
    except DocumentIllisible as illisible:
        return refuser(_("Ce code n’est pas lisible."), illisible.champs)
    except Refus as refus:
        return _refuser(request, document, refus)
    return JsonResponse({"par": document.get("par")})


@droit(ENCAISSER)
@never_cache
def chercher(request: HttpRequest) -> HttpResponse:
    """What some words name where this account may sell; a scan names one thing wherever it is,
    and says that it is elsewhere."""
    ici = caisse_d_ici(request, ecole=request.GET.get("ecole") == "1")
    if ici is None or ici.caisse is None or ici.session is None:
        return JsonResponse({"articles": []})
    exiger(request.user, ENCAISSER, ici.point.lieu)
    texte = request.GET.get("q", "")[:120]
    lieux = None if nomme_un_seul(texte) else request.user.portee(ENCAISSER).ids_des_lieux
    trouves = [
        article
        for article in trouver(texte)
        if article.objet is None or lieux is None or article.objet.lieu_id in lieux
    ]
    lus: dict[str, Any] = {"articles": articles_en_json(trouves, ici.session)}
    if not trouves and demande_le_poids(texte):
        lus["dit"] = sans_balance(ici.caisse, ici.session.jour) or _(
            "Aucun article n’a de prix au kilo\u00a0: la direction en ajoute dans "
            "«\u00a0Articles et prix\u00a0»."
        )
    return JsonResponse(lus)


@droit(ENCAISSER)
@never_cache
def caisse_bon(request: HttpRequest) -> HttpResponse:
    """What is left on the voucher of a code; a sentence when it pays nothing."""
    point = point_de_l_appareil(request)
    if point:
        exiger(request.user, ENCAISSER, point.lieu)
    return JsonResponse(_lire_le_bon(request.GET.get("code", "")[:40]))


def _lire_le_bon(saisie: str) -> dict[str, Any]:
    try:
        bon = bon_a_depenser(saisie)
    except (BonAchatInconnu, BonAchatPerime, BonAchatVide) as refus:
        return {"refus": str(refus)}
    return {
        "code": bon.code,
        "solde_cts": bon.solde_cts,
        "expire": date_format(bon.expire_le),
    }
