from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from collecte.livre.models import Bon
from collecte.livre.refus import AutreContenu
from collecte.livre.services.annulations import peut_annuler
from collecte.matiere.pagination import page_cherchee
from collecte.matiere.refus import PageDejaServie
from collecte.sorties.models import Sortie
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import DroitManquant, droit
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.pont import ReceptionForm
from ..models import Reception
from ..papiers import pages_permises
from ..pont import RETARD, attentes, ecart_en_mots, mois_clos_de, recues
from ..services.receptions import GENRES, corriger_le_pont, recevoir_du_pont

DROIT = "collecte.tenir_les_remises"
PAR_PAGE = 30


@droit(DROIT)
@never_cache
def pont(request: HttpRequest) -> HttpResponse:
    """The exits whose bridge ticket is awaited, oldest first; then the tickets that came."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    attendues, total = attentes(timezone.localdate(), lieux_lus.ids)
    portee = request.user.portee(DROIT)
    champs = ("ticket", "sortie__structure__nom", "bon__lieu__nom", "sortie__bon__id")
    page = page_cherchee(request.GET, recues(lieux_lus.ids), PAR_PAGE, *champs, jour="pese_le")
    contexte = {
        "lieux_lus": lieux_lus,
        "perms_sorties": pages_permises(request.user),
        "attendues": [(a, _ici(portee, a.sortie.bon)) for a in attendues],
        "en_retard": sum(a.en_retard for a in attendues),
        "retard": RETARD,
        "total": total,
        "reste": total - len(attendues),
        "page": page,
        "cherche": page.cherche,
        "recues": [
            (r, [(p, ecart_en_mots(p.annonce_g, p.net_g)) for p in r.pesees.all()], corrigeable)
            for r in page.lignes
            for corrigeable in [_corrigeable(request, r.bon)]
        ],
    }
    return render(request, "collecte/bureau/pont/pont.html", contexte)


@droit(DROIT)
@never_cache
def pont_recevoir(request: HttpRequest, numero: int) -> HttpResponse:
    """Note the bridge's ticket of an exit."""
    sortie = _sortie(request, numero)
    deja = sortie.receptions.filter(bon__annulation=None).first()
    if deja and request.method == "GET":
        phrase = _("La sortie nº %(n)s a déjà son ticket de pesée.")
        messages.info(request, phrase % {"n": nombre(numero)})
        return redirect("collecte:pont")
    return _noter(request, sortie, recevoir_du_pont)


@droit(DROIT)
@never_cache
def pont_corriger(request: HttpRequest, numero: int) -> HttpResponse:
    """Correct a ticket: its counter-entry and the right one together."""
    recue = get_object_or_404(Reception.objects.select_related("bon__lieu"), pk=numero)
    sortie = _sortie(request, recue.sortie_id)
    if not _corrigeable(request, recue.bon) and not recue.bon.est_annule:
        raise DroitManquant("collecte.annuler", recue.bon.lieu)
    if recue.bon.est_annule and request.method == "GET":
        messages.info(request, _("Ce ticket a déjà été corrigé ou annulé."))
        return redirect("collecte:pont")
    return _noter(request, sortie, corriger_le_pont, recue)


def _noter(request: HttpRequest, sortie: Sortie, service, recue=None) -> HttpResponse:
    donnees = donnees_postees(request)
    form = ReceptionForm(donnees, compte=request.user, sortie=sortie, recue=recue)
    if form.is_valid():
        try:
            bon, cree = service(**form.geste())
        except AutreContenu:
            form.refuser(PageDejaServie())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire(request, bon, cree)
            return redirect("collecte:pont")
    contexte = {"form": form, "sortie": sortie, "recue": recue, "clos": mois_clos_de(sortie)}
    return render(request, "collecte/bureau/pont/recevoir.html", contexte)


def _dire(request: HttpRequest, bon: Bon, cree: bool) -> None:
    """What the ticket changes, in words; loudly where somebody must look."""
    recue = Reception.objects.prefetch_related("pesees__matiere").get(pk=bon.pk)
    for pesee in recue.pesees.all():
        phrase = (
            _("%(matiere)s : %(net)s au pont, %(ecart)s.")
            if cree
            else _("%(matiere)s : %(net)s au pont, déjà noté une fois, %(ecart)s.")
        )
        mots = {
            "matiere": pesee.matiere,
            "net": kilos(pesee.net_g),
            "ecart": ecart_en_mots(pesee.annonce_g, pesee.net_g),
        }
        if pesee.est_en_alerte:
            alerte = _(" C’est plus de %(n)d %% d’écart : voyez avec le recycleur.")
            texte = phrase % mots + alerte % {"n": pesee.ALERTE}
            messages.warning(request, texte, extra_tags="alerte")
        else:
            messages.success(request, phrase % mots)


def _sortie(request: HttpRequest, numero: int) -> Sortie:
    """An exit that a bridge may weigh, for whoever keeps its papers where it was made."""
    sorties = Sortie.objects.select_related("bon__lieu", "bon__point", "structure")
    sortie = get_object_or_404(sorties.filter(genre__in=GENRES), pk=numero)
    if not _ici(request.user.portee(DROIT), sortie.bon):
        raise DroitManquant(DROIT, sortie.bon.lieu)
    return sortie


def _ici(portee, bon: Bon) -> bool:
    return portee.couvre_point(bon.lieu_id, bon.point_id)


def _corrigeable(request: HttpRequest, bon: Bon) -> bool:
    compte = request.user
    return (
        not bon.est_annule
        and _ici(compte.portee(DROIT), bon)
        and peut_annuler(bon, compte, compte.personne_id)
    )
