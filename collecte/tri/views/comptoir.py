from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.views.documents_recus import recevoir, recevoir_l_annulation, refuser
from collecte.livre.models import Bon, ContenantPlein
from collecte.livre.services.annulations import peut_annuler
from collecte.matiere.etapes import Etape
from petiterockette.comptes.roles import qui_peut
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mots.francais import majuscule
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.numeros import numero_lu

from ..comptoir import categories_du_tri, contexte_du_tri, savoir_du_tri
from ..documents import lire_geste_tri
from ..gestes import dire_le_geste, document_du_geste, gestes_du_jour, masse_du_geste
from ..services.table import trier
from ..services.vrac_donne import annuler_le_geste

ORIENTER, SORTIR = "collecte.orienter", "collecte.sortir"
# What leaves by the dock, and what is carried inside once it is closed.
DU_QUAI = (Etape.A_RECYCLER, Etape.A_JETER)
PORTEZ = {
    Etape.RAYON: gettext_lazy("Portez-le au rayon."),
    Etape.ATELIER: gettext_lazy("Portez-le à l’atelier."),
}


@droit(ORIENTER)
@never_cache
def comptoir_tri(request: HttpRequest) -> HttpResponse:
    """The sorting counter of this device's point."""
    point = _point_d_ici(request)
    if point is None:
        return choisir_le_point(request)
    contexte = contexte_du_tri(request.user, point)
    contexte["premier_jour"] = premier_jour_ici(request, contexte["parcours"])
    return render(request, "collecte/tri/comptoir_tri.html", contexte)


@require_POST
@droit(ORIENTER)
def tri_gestes(request: HttpRequest) -> HttpResponse:
    """Record a posted gesture: 201, then 200 for the same one; 409, 422 or 403 otherwise."""
    return recevoir(
        request,
        lire=lire_geste_tri,
        faire=lambda geste: trier(geste=geste, compte=request.user),
        dire=lambda bon, _geste: _dire(bon, request.user),
        illisible=_("Ce geste a quelque chose à corriger."),
    )


@require_POST
@droit(ORIENTER)
def tri_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel a sorting gesture by its counter-entry; answers its document, to begin again."""
    bon = get_object_or_404(Bon.objects.du_tri().select_related("lieu", "point"), pk=numero)
    if not request.user.portee(ORIENTER).couvre_point(bon.lieu_id, bon.point_id):
        raise DroitManquant(ORIENTER, bon.lieu)
    return recevoir_l_annulation(request, bon, _dire_l_annulation, annuler_le_geste)


@droit(ORIENTER)
@never_cache
def tri_du_jour(request: HttpRequest) -> HttpResponse:
    """The day's last sorting gestures at this device's site, as a fragment of the counter."""
    point = _point_d_ici(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    qui = numero_lu(request.GET.get("par", ""))
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
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    jour = timezone.localdate()
    return JsonResponse(savoir_du_tri(point.lieu, categories_du_tri(), jour))


def _point_d_ici(request: HttpRequest) -> Point | None:
    """This device's point, for whoever sorts there."""
    point = point_de_l_appareil(request)
    if point and not request.user.portee(ORIENTER).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(ORIENTER, point.lieu)
    return point


def _dire(bon: Bon, compte: Any) -> dict[str, Any]:
    """The answer of a recorded gesture; ``pleins``: the numbers to write on the containers."""
    pleins = list(ContenantPlein.objects.filter(ligne__bon=bon).order_by("pk"))
    numeros = [plein.pk for plein in pleins]
    masse_g = masse_du_geste(bon)
    suite, sortir = _suite(bon, pleins, compte) if pleins else ("", "")
    return {
        "numero": bon.pk,
        "pleins": numeros,
        "masse_g": masse_g,
        "message": f"{_message(bon, numeros, kilos(masse_g))} {suite}".strip(),
        "suite": suite,
        "sortir": sortir,
        "annuler": reverse("collecte:tri_annuler", args=[bon.pk]),
        "gestes_du_jour": _combien(bon),
    }


def _dire_l_annulation(bon: Bon, reprendre: bool) -> dict[str, Any]:
    rouvert = _("Annulé. Rien n’est compté : recommencez ou corrigez.")
    return {
        "message": rouvert if reprendre else _("Annulé. Ce geste ne compte plus."),
        "document": document_du_geste(bon) if reprendre else None,
        "gestes_du_jour": _combien(bon),
    }


def _combien(bon: Bon) -> int:
    return gestes_du_jour(bon.lieu, timezone.localdate()).filter(annulation=None).count()


def _suite(bon: Bon, pleins: list[ContenantPlein], compte: Any) -> tuple[str, str]:
    """What becomes of what was just closed, in a sentence; then where this person sends it out,
    nothing if it stays or if others do."""
    etape = pleins[0].etape
    if etape not in DU_QUAI:
        return str(PORTEZ.get(Etape(etape), "")), ""
    if compte.portee(SORTIR).couvre_point(bon.lieu_id, bon.point_id):
        adresse = f"{reverse('collecte:comptoir_quai')}?plein={pleins[0].pk}"
        return ngettext("Il attend au quai.", "Ils attendent au quai.", len(pleins)), adresse
    qui = qui_peut(SORTIR)
    dit = ngettext("%(qui)s le sortira.", "%(qui)s les sortira.", len(pleins))
    return dit % {"qui": majuscule(qui)}, ""


def _message(bon: Bon, pleins: list[int], masse: str) -> str:
    if len(pleins) == 1:
        return _("Contenant nº %(n)s fermé : %(masse)s.") % {"n": nombre(pleins[0]), "masse": masse}
    if pleins:
        return _("Contenants nº %(premier)s à %(dernier)s fermés : %(masse)s.") % {
            "premier": nombre(pleins[0]),
            "dernier": nombre(pleins[-1]),
            "masse": masse,
        }
    return _("Bon nº %(n)s enregistré : %(masse)s.") % {"n": nombre(bon.pk), "masse": masse}
