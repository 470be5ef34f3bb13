from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.views.documents_recus import recevoir, recevoir_l_annulation, refuser
from collecte.livre.models import Apport, Bon
from collecte.livre.services.annulations import peut_annuler
from collecte.tournees.models import Arret
from collecte.tournees.services.arrets import relier_la_pesee
from collecte.tournees.services.tournees import exiger_la_tournee
from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil, retenir_le_point
from petiterockette.lieux.etats import est_ouvert
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus

from .comptoir import (
    contexte_du_comptoir,
    document_du_bon,
    nombre_de_depots,
    seule_categorie,
    venue_de,
)
from .documents import Depot, lire_depot
from .services.depots import enregistrer_depot
from .services.remplacements import a_remplacer


@droit("collecte.peser")
@never_cache
def comptoir(request: HttpRequest) -> HttpResponse:
    """The intake counter of this device's point; the address may name the stop it weighs."""
    arret = _l_arret(request)
    if arret and not arret.est_a_peser:
        return redirect("collecte:arret", arret.pk)
    ici = point_de_l_appareil(request)
    point = ici or _point_de_la_tournee(request, arret)
    if point is None or not point.pese or (arret and arret.tournee.lieu_id != point.lieu_id):
        return choisir_le_point(request)
    exiger(request.user, "collecte.peser", point.lieu)
    contexte = contexte_du_comptoir(request.user, point)
    contexte["premier_jour"] = premier_jour_ici(request, contexte["parcours"])
    contexte["reglages"]["venue"] = venue_de(arret) if arret else {}
    contexte["reglages"]["a_retaper"] = _a_retaper(request, point)
    reponse = render(request, "collecte/depots/comptoir.html", contexte)
    if ici is None:
        retenir_le_point(reponse, point, securise=settings.HTTPS)
    return reponse


def _l_arret(request: HttpRequest) -> Arret | None:
    """The stop that the address names, for whoever goes on that round."""
    numero = numero_lu(request.GET.get("arret", ""))
    arrets = Arret.objects.avec_details().select_related("tournee__vehicule__point__lieu")
    arret = arrets.filter(pk=numero).first() if numero is not None else None
    if arret:
        exiger_la_tournee(request.user, arret.tournee)
    return arret


def _point_de_la_tournee(request: HttpRequest, arret: Arret | None) -> Point | None:
    """The open point where the vehicle of a stop is weighed: a device that never said where it
    stands rides with it."""
    point = arret.tournee.vehicule.point if arret else None
    if point is None or not est_ouvert(point, timezone.localdate()):
        return None
    tenu = request.user.portee("collecte.peser").couvre_point(point.lieu_id, point.pk)
    return point if tenu else None


def _a_retaper(request: HttpRequest, point: Point) -> dict[str, Any] | None:
    """The document of the cancelled deposit that the address names, if it may be typed again."""
    numero = numero_lu(request.GET.get("remplace", ""))
    if numero is None:
        return None
    contre = a_remplacer(numero, point.lieu_id, request.user)
    return document_du_bon(contre.annule) | {"motif": contre.motif} if contre else None


@require_POST
@droit("collecte.peser")
def depots(request: HttpRequest) -> HttpResponse:
    """Record a posted deposit: 201, then 200 for the same one; 409, 422 or 403 otherwise."""
    return recevoir(
        request,
        lire=lire_depot,
        faire=lambda depot: enregistrer_depot(depot=depot, compte=request.user),
        dire=lambda bon, depot: _dire_le_depot(bon, depot, request.user),
        illisible=_("Le dépôt a des lignes à corriger."),
    )


def _dire_le_depot(bon: Bon, depot: Depot, compte: Compte) -> dict[str, Any]:
    phrase = _("Dépôt nº %(n)s enregistré\u00a0: %(masse)s. Merci, à bientôt\u00a0!")
    return {
        "numero": bon.pk,
        "masse_g": depot.masse_g,
        **_la_suite(depot, bon, compte),
        "message": phrase % {"n": nombre(bon.pk), "masse": kilos(depot.masse_g)},
        "annuler": reverse("collecte:depot_annuler", args=[bon.pk]),
        "bon": reverse("collecte:bon_d_apport", args=[bon.pk]),
        "depots_du_jour": nombre_de_depots(bon.lieu_id, timezone.localdate()),
    }


def _la_suite(depot: Depot, bon: Bon, compte: Compte) -> dict[str, str]:
    """Where a deposit that weighs a stop leads back: to its round. Untied, it stands all the same,
    and says why."""
    if depot.arret is None:
        return {}
    try:
        arret = relier_la_pesee(numero=depot.arret, bon=bon, compte=compte)
    except DroitManquant:
        return {"pas_relie": _("Cette tournée n’est pas la vôtre.")}
    except Refus as refus:
        return {"pas_relie": str(refus)}
    tournee = reverse("collecte:tournee", args=[arret.tournee_id])
    return {"tournee": f"{tournee}?{urlencode({'pese': arret.pk})}"}


@require_POST
@droit("collecte.peser")
def depot_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel a deposit by its counter-entry; answers the document, to reopen the ticket."""
    bon = get_object_or_404(Bon.objects.depots().select_related("lieu", "point"), pk=numero)
    return recevoir_l_annulation(request, bon, _dire_l_annulation)


def _dire_l_annulation(bon: Bon, reprendre: bool) -> dict[str, Any]:
    rouvert = _("Annulé. Le dépôt est rouvert, rien n’est compté.")
    seul = _("Annulé : le dépôt nº %(n)s ne compte plus.") % {"n": nombre(bon.pk)}
    return {
        "message": rouvert if reprendre else seul,
        "document": document_du_bon(bon) if reprendre else None,
        "depots_du_jour": nombre_de_depots(bon.lieu_id, timezone.localdate()),
    }


@droit("collecte.lire_les_depots")
@never_cache
def depots_du_jour(request: HttpRequest) -> HttpResponse:
    """The day's last deposits at this device's site, as a fragment of the counter."""
    point = point_de_l_appareil(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    exiger(request.user, "collecte.lire_les_depots", point.lieu)
    bons = (
        Bon.objects.depots()
        .filter(lieu=point.lieu, jour=timezone.localdate())
        .avec_details()
        .order_by("-id")[:60]
    )
    qui = numero_lu(request.GET.get("par", ""))
    lignes = [
        {
            "bon": bon,
            "corrigeable": not bon.est_annule and peut_annuler(bon, request.user, qui),
            "seule": seule_categorie(bon),
        }
        for bon in bons
    ]
    return render(request, "collecte/depots/_depots_du_jour.html", {"lignes": lignes})


@droit("collecte.lire_les_depots")
@never_cache
def bon_d_apport(request: HttpRequest, numero: int) -> HttpResponse:
    """The bon d’apport of a deposit: to print, or to show as a QR code."""
    bon = get_object_or_404(Bon.objects.depots().avec_details(), pk=numero)
    exiger(request.user, "collecte.lire_les_depots", bon.lieu)
    adresse = settings.ADRESSE_PUBLIQUE + reverse("collecte:bon_public", args=[bon.apport.jeton])
    gabarit = (
        "collecte/depots/_bon.html" if request.GET.get("fragment") else "collecte/depots/bon.html"
    )
    contexte = _papier(bon) | {"adresse": adresse, "qr": dessin_qr(adresse), "public": False}
    return render(request, gabarit, contexte)


def _papier(bon: Bon) -> dict[str, Any]:
    """What a slip tells: its deposit, and the one that was typed again in its place."""
    return {
        "bon": bon,
        "remplacant": getattr(bon, "remplacement", None) if bon.est_annule else None,
    }


@login_not_required
@never_cache
def bon_public(request: HttpRequest, jeton: str) -> HttpResponse:
    """The donor's page: date, categories, kilograms; no value, nobody's name."""
    apport = get_object_or_404(Apport.objects.select_related("bon"), jeton=jeton)
    bon = Bon.objects.avec_details().get(pk=apport.bon_id)
    reponse = render(request, "collecte/depots/bon.html", _papier(bon) | {"qr": "", "public": True})
    reponse["X-Robots-Tag"] = "noindex"
    return reponse
