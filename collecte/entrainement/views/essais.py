"""Training at the counters: the same pages and documents as the true ones, and nothing counts."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.parcours import PARCOURS, Parcours, Poste
from collecte.comptoirs.views.documents_recus import recevoir, recevoir_l_annulation, refuser
from collecte.depots.comptoir import contexte_du_comptoir, document_du_bon
from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.livre.models import Bon
from collecte.livre.services.annulations import peut_annuler
from collecte.quai.comptoir import contexte_du_quai, etat_du_quai
from collecte.quai.documents import lire_le_quai
from collecte.quai.services import faire_au_quai
from collecte.tri.comptoir import contexte_du_tri
from collecte.tri.documents import lire_geste_tri
from collecte.tri.gestes import document_du_geste
from collecte.tri.services.table import trier
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import kilos
from petiterockette.mots.numeros import numero_lu

from ..apprendre import ANNULER
from ..models import Essai
from ..services import annuler_l_essai, essayer
from ..textes import TEXTES_ESSAIS
from .apprendre import parcours_de

# The key under which each counter is told how many gestures the day has.
DU_JOUR = {
    Poste.APPORT: "depots_du_jour",
    Poste.TRI: "gestes_du_jour",
    Poste.QUAI: "bons_du_jour",
}
MONTRES = 60


@droit("collecte.peser")
@never_cache
def comptoir_ecole(request: HttpRequest) -> HttpResponse:
    """The intake counter, to train on."""
    return _ecran(
        request, Poste.APPORT, "collecte/depots/comptoir.html", contexte_du_comptoir, "depots"
    )


@droit("collecte.orienter")
@never_cache
def comptoir_tri_ecole(request: HttpRequest) -> HttpResponse:
    """The sorting counter, to train on."""
    return _ecran(request, Poste.TRI, "collecte/tri/comptoir_tri.html", contexte_du_tri, "gestes")


@droit("collecte.sortir")
@never_cache
def comptoir_quai_ecole(request: HttpRequest) -> HttpResponse:
    """The dock, to train on."""
    return _ecran(request, Poste.QUAI, "collecte/quai/quai.html", contexte_du_quai, "bons")


def _ecran(
    request: HttpRequest,
    poste: Poste,
    gabarit: str,
    contexte_du_poste: Callable[[Any, Point], dict[str, Any]],
    porte: str,
) -> HttpResponse:
    """A counter's own page, whose gestures are posted to training (``porte``: their address)."""
    parcours = PARCOURS[poste]
    point = point_de_l_appareil(request)
    if point is None or (poste == Poste.APPORT and not point.pese):
        return choisir_le_point(request)
    _exiger_ici(request, parcours, point)
    contexte = contexte_du_poste(request.user, point)
    reglages = contexte["reglages"]
    reglages["adresses"] |= {
        porte: reverse(f"collecte:essai_{poste}"),
        "du_jour": reverse("collecte:essais_du_jour", args=[poste]),
    }
    reglages["textes"] |= {cle: str(phrase) for cle, phrase in TEXTES_ESSAIS.items()}
    reglages[DU_JOUR[poste]] = _du_jour(poste, point).filter(annule_le=None).count()
    reglages["ecole"] = True
    contexte["premier_jour"] = premier_jour_ici(request, parcours)
    return render(request, gabarit, contexte)


@require_POST
@droit("collecte.peser")
def essai_apport(request: HttpRequest) -> HttpResponse:
    """A deposit, in training: answered as a true one, from which nothing stays."""
    return _recevoir_l_essai(
        request,
        Poste.APPORT,
        lire=lire_depot,
        geste=lambda lu: enregistrer_depot(depot=lu, compte=request.user),
        rouvrir=lambda bon: document_du_bon(bon) | {"remplace": None},
        illisible=_("Le dépôt a des lignes à corriger."),
    )


@require_POST
@droit("collecte.orienter")
def essai_tri(request: HttpRequest) -> HttpResponse:
    """A gesture of the sorting table, in training."""
    return _recevoir_l_essai(
        request,
        Poste.TRI,
        lire=lire_geste_tri,
        geste=lambda lu: trier(geste=lu, compte=request.user),
        rouvrir=document_du_geste,
        illisible=_("Ce geste a quelque chose à corriger."),
    )


@require_POST
@droit("collecte.sortir")
def essai_quai(request: HttpRequest) -> HttpResponse:
    """What leaves by the dock, in training."""
    return _recevoir_l_essai(
        request,
        Poste.QUAI,
        lire=lire_le_quai,
        geste=lambda lu: faire_au_quai(document=lu, compte=request.user),
        illisible=_("Cette sortie a des lignes à corriger."),
    )


def _recevoir_l_essai(
    request: HttpRequest,
    poste: Poste,
    *,
    lire: Callable[[Any], Any],
    geste: Callable[[Any], tuple[Bon, bool]],
    rouvrir: Callable[[Bon], dict[str, Any]] | None = None,
    illisible: str,
) -> HttpResponse:
    """Read what a counter posted as its true gesture would be, make it and undo it."""

    def faire(lu: Any) -> tuple[Essai, bool]:
        return essayer(
            poste=poste,
            uuid=lu.entete_recu.uuid,
            empreinte=lu.entete_recu.empreinte,
            geste=lambda: geste(lu),
            rouvrir=rouvrir,
            faits=[un.code for un in PARCOURS[poste].gestes if un.vu(lu)],
        )

    return recevoir(
        request,
        lire=lire,
        faire=faire,
        dire=lambda essai, _lu: _dire(essai),
        illisible=illisible,
    )


@require_POST
@droit("collecte.peser")
def essai_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel an exercise; answers the document that opens it again, unless it was the last
    gesture of the first day: then it is over."""
    essai = get_object_or_404(Essai.objects.select_related("lieu", "point"), pk=numero)
    _exiger_ici(request, PARCOURS[essai.poste], essai.point)
    suivante = premier_jour_ici(request, PARCOURS[essai.poste], essai.par_id).suivante
    finit = suivante is not None and suivante.code == ANNULER
    dire = _dire_la_fin if finit else _dire_l_annulation
    return recevoir_l_annulation(request, essai, dire, annuler_l_essai)


def _dire_la_fin(essai: Essai, _reprendre: bool) -> dict[str, Any]:
    message = _("Essai annulé. C’est fini\u00a0: vous savez faire.")
    return {"message": message, "document": None, **_apres(essai)}


def _dire_l_annulation(essai: Essai, reprendre: bool) -> dict[str, Any]:
    # Left out, the counter opens again what it still keeps.
    garde = reprendre and essai.document is None
    suite = {} if garde else {"document": essai.document if reprendre else None}
    message = _("Essai annulé. Recommencez quand vous voulez.")
    return {"message": message, **suite, **_apres(essai)}


@droit("collecte.peser")
@never_cache
def essais_du_jour(request: HttpRequest, poste: str) -> HttpResponse:
    """The day's exercises at this device's point, as a fragment of the counter."""
    parcours = parcours_de(poste)
    point = point_de_l_appareil(request)
    if point is None:
        return refuser(_("Choisissez d’abord le point de cet appareil."), {})
    _exiger_ici(request, parcours, point)
    qui = numero_lu(request.GET.get("par", ""))
    essais = list(_du_jour(poste, point).select_related("par").order_by("-id")[:MONTRES])
    lignes = [
        {
            "bon": essai,
            "rang": len(essais) - avant,
            "annulable": not essai.annule_le and peut_annuler(essai, request.user, qui),
        }
        for avant, essai in enumerate(essais)
    ]
    return render(request, "collecte/entrainement/_du_jour.html", {"lignes": lignes})


def _du_jour(poste: str, point: Point) -> QuerySet[Essai]:
    """The exercises of the day at a point."""
    minuit = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return Essai.objects.filter(poste=poste, point=point, le__gte=minuit)


def _exiger_ici(request: HttpRequest, parcours: Parcours, point: Point) -> None:
    if not request.user.portee(parcours.droit).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(parcours.droit, point.lieu)


def _dire(essai: Essai) -> dict[str, Any]:
    """The answer of an exercise: what its counter would be told of a true gesture."""
    return {
        "numero": essai.pk,
        "masse_g": essai.masse_g,
        "pleins": [],
        "message": _("Essai réussi\u00a0: %(masse)s. Rien n’est compté.")
        % {"masse": kilos(essai.masse_g)},
        "annuler": reverse("collecte:essai_annuler", args=[essai.pk]),
        **_apres(essai),
    }


def _apres(essai: Essai) -> dict[str, Any]:
    combien = _du_jour(essai.poste, essai.point).filter(annule_le=None).count()
    quai = {"quai": etat_du_quai(essai.lieu)} if essai.poste == Poste.QUAI else {}
    return {DU_JOUR[Poste(essai.poste)]: combien, **quai}
