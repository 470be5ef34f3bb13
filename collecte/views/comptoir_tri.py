import json

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mesures import kilos, nombre
from petiterockette.refus import Refus

from ..comptoir_tri import categories_du_tri, contexte_du_tri, savoir_du_tri
from ..documents import DocumentIllisible, lire_annulation
from ..documents_tri import lire_geste_tri
from ..gestes_tri import dire_le_geste, document_du_geste, gestes_du_jour, masse_du_geste
from ..models import Bon, ContenantPlein
from ..refus import AutreContenu
from ..services.annulations import annuler, peut_annuler
from ..services.table import trier

ORIENTER = "collecte.orienter"


@droit(ORIENTER)
@never_cache
def comptoir_tri(request: HttpRequest) -> HttpResponse:
    """The sorting counter of this device's point."""
    point = _point_d_ici(request)
    if point is None:
        return redirect(f"{reverse('lieux:point_choisir')}?suite={request.path}")
    return render(request, "collecte/comptoir_tri.html", contexte_du_tri(request.user, point))


@require_POST
@droit(ORIENTER)
def tri_gestes(request: HttpRequest) -> HttpResponse:
    """Record a posted gesture: 201, then 200 for the same one; 409, 422 or 403 otherwise."""
    try:
        geste = lire_geste_tri(_document(request))
        bon, cree = trier(geste=geste, compte=request.user)
    except DocumentIllisible as illisible:
        return _refuser(_("Ce geste a quelque chose à corriger."), illisible.champs)
    except Refus as refus:
        return _refuser(_dire(refus), refus.champs, 409 if isinstance(refus, AutreContenu) else 422)
    pleins = ContenantPlein.objects.filter(ligne__bon=bon).order_by("pk")
    numeros = list(pleins.values_list("pk", flat=True))
    masse_g = masse_du_geste(bon)
    return JsonResponse(
        {
            "numero": bon.pk,
            "pleins": numeros,
            "masse_g": masse_g,
            "message": _message(bon, numeros, kilos(masse_g)),
            "annuler": reverse("collecte:tri_annuler", args=[bon.pk]),
            "gestes_du_jour": _combien(bon),
        },
        status=201 if cree else 200,
    )


@require_POST
@droit(ORIENTER)
def tri_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel a sorting gesture by its counter-entry; answers its document, to begin again."""
    bon = get_object_or_404(_bons_du_tri(), pk=numero)
    if not request.user.portee(ORIENTER).couvre_point(bon.lieu_id, bon.point_id):
        raise DroitManquant(ORIENTER, bon.lieu)
    try:
        demande = lire_annulation(_document(request))
        _contre, cree = annuler(
            bon=bon,
            uuid=demande.uuid,
            motif=demande.motif,
            aussitot=demande.aussitot,
            compte=request.user,
            par=demande.par,
        )
    except DocumentIllisible as illisible:
        return _refuser(_("Cette annulation n’a pas la forme attendue."), illisible.champs)
    except Refus as refus:
        return _refuser(str(refus), refus.champs)
    return JsonResponse(
        {
            "message": _("Annulé. Rien n’est compté : recommencez ou corrigez."),
            "document": document_du_geste(bon),
            "gestes_du_jour": _combien(bon),
        },
        status=201 if cree else 200,
    )


@droit(ORIENTER)
@never_cache
def tri_du_jour(request: HttpRequest) -> HttpResponse:
    """The day's last sorting gestures at this device's site, as a fragment of the counter."""
    point = _point_d_ici(request)
    if point is None:
        return _refuser(_("Choisissez d’abord le point de cet appareil."), {})
    par = request.GET.get("par", "")
    qui = int(par) if par.isascii() and par.isdigit() else None
    bons = (
        gestes_du_jour(point.lieu, timezone.localdate())
        .select_related("par", "annulation")
        .prefetch_related("lignes__categorie", "lignes__matiere", "lignes__plein")
    )
    lignes = [
        {
            "bon": bon,
            "dite": dire_le_geste(bon),
            "annulable": not bon.est_annule and peut_annuler(bon, request.user, qui),
        }
        for bon in bons[:60]
    ]
    return render(request, "collecte/tri/_gestes_du_jour.html", {"lignes": lignes})


@droit(ORIENTER)
@never_cache
def tri_etat(request: HttpRequest) -> HttpResponse:
    """What changes during the day, read again by the counter after each gesture."""
    point = _point_d_ici(request)
    if point is None:
        return _refuser(_("Choisissez d’abord le point de cet appareil."), {})
    jour = timezone.localdate()
    return JsonResponse(savoir_du_tri(point.lieu, categories_du_tri(), jour))


def _point_d_ici(request: HttpRequest) -> Point | None:
    """This device's point, for whoever sorts there."""
    point = point_de_l_appareil(request)
    if point and not request.user.portee(ORIENTER).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(ORIENTER, point.lieu)
    return point


def _bons_du_tri() -> QuerySet[Bon]:
    return Bon.objects.du_tri().select_related("lieu", "point")


def _combien(bon: Bon) -> int:
    return gestes_du_jour(bon.lieu, timezone.localdate()).filter(annulation=None).count()


def _message(bon: Bon, pleins: list[int], masse: str) -> str:
    if len(pleins) == 1:
        return _("Contenant nº %(n)s fermé : %(masse)s.") % {"n": nombre(pleins[0]), "masse": masse}
    if pleins:
        return _("Contenants nº %(premier)s à %(dernier)s fermés : %(masse)s.") % {
            "premier": nombre(pleins[0]),
            "dernier": nombre(pleins[-1]),
            "masse": masse,
        }
    return _("Bon nº %(n)s enregistré : %(masse)s.") % {"n": nombre(bon.pk), "masse": masse}


def _dire(refus: Refus) -> str:
    """The one sentence a counter shows: that of the field when only a field is wrong."""
    return " ".join(dict.fromkeys(refus.champs.values())) or str(refus)


def _document(request: HttpRequest) -> dict:
    try:
        document = json.loads(request.body)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise DocumentIllisible({"": _("Ce document n’a pas la forme attendue.")})
    return document


def _refuser(phrase: str, champs: dict[str, str], statut: int = 422) -> JsonResponse:
    return JsonResponse({"refus": phrase, "champs": champs}, status=statut)
