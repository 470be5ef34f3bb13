from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.bureau.services.receptions import GENRES
from collecte.comptages.models import Inventaire
from collecte.comptoirs.motifs import SAISI_DEUX_FOIS
from collecte.depots.services.remplacements import a_remplacer
from collecte.livre.models import Apport, Bon
from collecte.livre.recits import detail, ligne_de_liste, masse_signee, phrase_du_mouvement, quoi
from collecte.livre.services.annulations import annuler, peut_annuler
from collecte.livre.services.commentaires import caviarder
from collecte.matiere.etapes import SUIVIS_A_L_ATELIER, Nature
from collecte.matiere.pagination import page_par_cle
from collecte.quai.comptoir import NATURES as NATURES_DU_QUAI
from collecte.sorties.gestes import geste_du_bon
from collecte.sorties.models import Sortie
from collecte.tournees.models import Arret
from collecte.tournees.services.tournees import FAIRE
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.mots.mesures import nombre
from petiterockette.refus import Refus
from petiterockette.temps.raccourcis import dates_a_choisir

from .exports import bons_a_emporter
from .forms import AnnulerForm, FiltreForm

PAR_PAGE = 40
# Not cancelled on this page: a cancellation never is, food is at the café, a bike at its workshop.
_PAS_ICI = (Nature.CONTRE_ECRITURE, Nature.DENREES, *SUIVIS_A_L_ATELIER)


@droit("collecte.lire_les_bons")
@never_cache
def bons(request: HttpRequest) -> HttpResponse:
    """The bons of a site, last first, a page after another."""
    lieux_lus = lire_les_lieux(request.user, "collecte.lire_les_bons", request.GET.get("lieu", ""))
    filtre = FiltreForm(request.GET)
    choisis = filtre.filtrer(Bon.objects.visibles(lieux_lus.ids).d_objets())
    fichier = a_emporter(
        request.GET, lambda: bons_a_emporter(choisis, lieux_lus, filtre.dits(), filtre.suffixe())
    )
    if fichier:
        return fichier
    details = choisis.avec_details().prefetch_related("annule__lignes")
    page = page_par_cle(request.GET, details, PAR_PAGE)
    lignes = [ligne_de_liste(bon, masse_signee(bon)) for bon in page.lignes]
    return render(
        request,
        "collecte/bons/bons.html",
        {
            "lieux_lus": lieux_lus,
            "filtre": filtre,
            "lignes": lignes,
            "suite": page.suite,
            "retour": page.retour,
            "periodes": dates_a_choisir(request.GET, timezone.localdate(), _("Tous les jours")),
        },
    )


@never_cache
def bon(request: HttpRequest, numero: int) -> HttpResponse:
    """A bon, for whoever reads the site's bons, and for its author on its day."""
    le_bon = _lire(request, numero)
    return _montrer(request, le_bon, AnnulerForm(compte=request.user, bon=le_bon))


@require_POST
def bon_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel a bon by its counter-entry; the service judges who may."""
    le_bon = _lire(request, numero)
    form = AnnulerForm(request.POST, compte=request.user, bon=le_bon)
    if form.is_valid():
        try:
            annuler(bon=le_bon, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            if suite := _le_retaper(request, numero):
                return redirect(suite)
            phrase = _("Le bon nº %(n)s est annulé : rien n’en est plus compté.")
            messages.success(request, phrase % {"n": nombre(numero)})
            return redirect("collecte:bon", numero)
    return _montrer(request, le_bon, form)


@require_POST
@droit("collecte.annuler")
def bon_caviarder(request: HttpRequest, numero: int) -> HttpResponse:
    """Erase the comment of a bon, for good."""
    le_bon = get_object_or_404(Bon.objects.select_related("lieu"), pk=numero)
    caviarder(bon=le_bon, compte=request.user)
    messages.success(request, _("Le commentaire est effacé."))
    return redirect("collecte:bon", numero)


def _d_avant(le_bon: Bon) -> dict:
    """Who took what was brought in from before, and what its file says of it."""
    if le_bon.nature != Nature.REPRISE:
        return {}
    return {
        "preneur": le_bon.sortie.structure if hasattr(le_bon, "sortie") else None,
        "repris": getattr(le_bon, "repris", None),
    }


def _lire(request: HttpRequest, numero: int) -> Bon:
    le_bon = get_object_or_404(
        Bon.objects.avec_details().select_related("commentaire", "compte__personne"), pk=numero
    )
    est_le_sien = le_bon.compte_id == request.user.pk and le_bon.est_du_jour
    if not est_le_sien:
        exiger(request.user, "collecte.lire_les_bons", le_bon.lieu)
    return le_bon


def _montrer(request: HttpRequest, le_bon: Bon, form: AnnulerForm) -> HttpResponse:
    compte, geste = request.user, geste_du_bon(le_bon)
    vivant = not le_bon.est_annule and le_bon.nature not in _PAS_ICI
    peut = vivant and peut_annuler(le_bon, compte, le_bon.par_id)
    mouvements = le_bon.mouvements.select_related("categorie", "matiere").order_by("id")
    contexte = {
        "bon": le_bon,
        "quoi": quoi(le_bon),
        "detail": detail(le_bon),
        "form": form,
        "lignes": le_bon.lignes.select_related("categorie", "matiere", "bac").prefetch_related(
            "tares__contenant", "tares__bac"
        ),
        "mouvements": [(m, phrase_du_mouvement(m)) for m in mouvements],
        "commentaire": getattr(le_bon, "commentaire", None),
        **_d_avant(le_bon),
        "inventaire": _inventaire(le_bon, compte),
        "peut_annuler": peut,
        "se_corrige": le_bon.nature == Nature.APPORT
        and compte.has_perm("collecte.peser", le_bon.lieu),
        **_remplacement(le_bon, compte),
        "arret": _arret(le_bon, compte),
        "peut_caviarder": compte.has_perm("collecte.annuler", le_bon.lieu),
        "lit_les_bons": compte.has_perm("collecte.lire_les_bons", le_bon.lieu),
        "lit_les_depots": compte.has_perm("collecte.lire_les_depots", le_bon.lieu),
        "papiers": _papiers(le_bon, compte),
        "du_quai": le_bon.nature in NATURES_DU_QUAI
        and compte.has_perm("collecte.sortir", le_bon.lieu),
        "encore": geste if geste and request.GET.get("encore") else None,
    }
    return render(request, "collecte/bons/bon.html", contexte)


def _remplacement(le_bon: Bon, compte) -> dict:
    """The deposit that it was typed in place of, the one typed in its place, or that one may be."""
    remplace = le_bon.apport.remplace_id if le_bon.nature == Nature.APPORT else None
    par, peut = None, False
    if le_bon.nature == Nature.APPORT and le_bon.est_annule:
        par = Apport.objects.filter(remplace=le_bon).values_list("pk", flat=True).first()
        contre = a_remplacer(le_bon.pk, le_bon.lieu_id, compte)
        # What was typed twice is not to be typed again.
        erreur = contre is not None and contre.motif != SAISI_DEUX_FOIS
        peut = erreur and compte.has_perm("collecte.peser", le_bon.lieu)
    return {"remplace": remplace, "remplace_par": par, "a_retaper": peut}


def _arret(le_bon: Bon, compte) -> Arret | None:
    """The stop that a deposit weighed, for whoever goes on such rounds: the way back to its own."""
    portee = compte.portee(FAIRE)
    if le_bon.nature != Nature.APPORT or not portee.couvre_point(le_bon.lieu_id, le_bon.point_id):
        return None
    return Arret.objects.select_related("tournee").filter(apport=le_bon.pk).first()


def _le_retaper(request: HttpRequest, numero: int) -> str:
    """Where the deposit that was just cancelled for a reason touched is typed again at once: the
    counter, if this device stands at one of its site; else nothing."""
    ici = point_de_l_appareil(request)
    if ici is None or not ici.pese or "raison" not in request.POST:
        return ""
    annule = Bon.objects.select_related("lieu").get(pk=numero)
    peut = annule.lieu_id == ici.lieu_id and _remplacement(annule, request.user)["a_retaper"]
    return f"{reverse('collecte:comptoir')}?remplace={numero}" if peut else ""


def _inventaire(le_bon: Bon, compte) -> Inventaire | None:
    """The count that a bon settled, for whoever may read it."""
    if le_bon.nature not in (Nature.INVENTAIRE, Nature.OUVERTURE):
        return None
    return le_bon.inventaire if compte.has_perm("collecte.inventorier", le_bon.lieu) else None


def _papiers(le_bon: Bon, compte) -> list[tuple]:
    """For whoever keeps the papers of an exit: (address, drawing, words)."""
    if le_bon.nature != Nature.SORTIE or le_bon.est_annule:
        return []
    sortie = le_bon.sortie
    droit_du_point = compte.portee("collecte.tenir_les_remises")
    tient = droit_du_point.couvre_point(le_bon.lieu_id, le_bon.point_id)
    if not tient or sortie.genre == Sortie.Genre.ZONE:
        return []
    pages = [("collecte:remise", "file-text", _("Papiers"))]
    if sortie.genre in GENRES and not sortie.receptions.filter(bon__annulation=None).exists():
        pages.append(("collecte:pont_recevoir", "scale", _("Ticket de pesée")))
    return pages
