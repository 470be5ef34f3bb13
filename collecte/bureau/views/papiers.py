from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST

from collecte.matiere.pagination import page_par_cle
from collecte.sorties.models import Sortie
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.mots.chercher import contient, saisie
from petiterockette.mots.mesures import nombre
from petiterockette.photos.servies import servir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import suite_demandee

from ..forms.papiers import PapiersForm, ScanForm
from ..models import Scan
from ..papiers import argent, contenu, pages_permises, sorties_a_papiers, versions
from ..refus import PapiersChanges
from ..services.papiers import empreinte_des_papiers, tenir_les_papiers
from ..services.scans import SCANS_MAX, numeriser, retirer_le_scan

DROIT = "collecte.tenir_les_remises"
PAR_PAGE = 20


@droit(DROIT)
@never_cache
def remises(request: HttpRequest) -> HttpResponse:
    """What left, and which papers are in hand."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    sans_bordereau = request.GET.get("manque") == "bordereau"
    cherche = saisie(request.GET)
    mots = contient(
        cherche, "structure__nom", "type_don__nom", "remise__bordereau", "remise__vehicule"
    )
    sorties = sorties_a_papiers(lieux_lus.ids, sans_bordereau).filter(mots)
    page = page_par_cle(request.GET, sorties, PAR_PAGE)
    portee = request.user.portee(DROIT)
    contexte = {
        "lieux_lus": lieux_lus,
        "perms_sorties": pages_permises(request.user),
        "page": page,
        "cherche": cherche,
        "sans_bordereau": sans_bordereau,
        "lignes": [
            {
                "sortie": s,
                "remise": getattr(s, "remise", None),
                "contenu": contenu(s),
                "scans": len(s.scans.all()),
                "argent": argent(getattr(getattr(s, "remise", None), "montant_c", None)),
                "ici": portee.couvre_point(s.bon.lieu_id, s.bon.point_id),
            }
            for s in page.lignes
        ],
    }
    return render(request, "collecte/bureau/papiers/remises.html", contexte)


@droit(DROIT)
@never_cache
def remise(request: HttpRequest, numero: int) -> HttpResponse:
    """The papers of an exit: write them, correct them, read what they said before."""
    sortie = _sortie(request, numero)
    donnees = donnees_postees(request)
    form = PapiersForm(donnees, sortie=sortie)
    suite = _suite(request)
    if form.is_valid():
        try:
            tenir_les_papiers(sortie=sortie, compte=request.user, **form.geste())
        except PapiersChanges as refus:
            form.relire(empreinte_des_papiers(sortie))
            form.refuser(refus)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("Les papiers de la sortie nº %(n)s sont notés.")
            messages.success(request, phrase % {"n": nombre(sortie.pk)})
            return redirect(suite or reverse("collecte:remises"))
    formulaires = {"form": form} if donnees is not None else {}
    return _montrer(request, sortie, suite=suite, **formulaires)


@require_POST
@droit(DROIT)
def scan_ajouter(request: HttpRequest, numero: int) -> HttpResponse:
    """Attach the photo of a paper."""
    sortie = _sortie(request, numero)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            numeriser(sortie=sortie, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Le papier est attaché à la sortie."))
            return redirect("collecte:remise", numero)
    return _montrer(request, sortie, scan_form=form)


@require_POST
@droit(DROIT)
def scan_retirer(request: HttpRequest, numero: int, cle) -> HttpResponse:
    """Take a scan away; one that is gone already is no matter."""
    sortie = _sortie(request, numero)
    scan = Scan.objects.filter(sortie=sortie, cle=cle).select_related("sortie__bon").first()
    if scan:
        retirer_le_scan(scan=scan, compte=request.user)
    messages.success(request, _("Le scan est retiré."))
    return redirect("collecte:remise", numero)


@cache_control(private=True, max_age=60 * 60 * 24 * 7)
def scan(request: HttpRequest, numero: int, cle, taille: str) -> HttpResponse:
    """A scan, for whoever keeps the papers or reads the register: never by its address alone."""
    le_scan = get_object_or_404(
        Scan.objects.select_related("sortie__bon__lieu"), sortie=numero, cle=cle
    )
    lieu = le_scan.sortie.bon.lieu
    if not request.user.has_perm("collecte.lire_le_registre", lieu):
        exiger(request.user, DROIT, lieu)
    return servir(le_scan.fichiers, taille, f"sortie-{numero}")


def _sortie(request: HttpRequest, numero: int) -> Sortie:
    """An exit that has papers, for whoever keeps them where it was made."""
    sorties = Sortie.objects.select_related(
        "bon__lieu", "structure", "type_don", "remise__transporteur"
    ).prefetch_related("bon__lignes__matiere", "bon__lignes__categorie")
    sortie = get_object_or_404(sorties.exclude(genre=Sortie.Genre.ZONE), pk=numero)
    if not request.user.portee(DROIT).couvre_point(sortie.bon.lieu_id, sortie.bon.point_id):
        raise DroitManquant(DROIT, sortie.bon.lieu)
    return sortie


def _montrer(request: HttpRequest, sortie: Sortie, **formulaires) -> HttpResponse:
    """The page of an exit's papers, with the forms that were refused, if any."""
    scans = list(sortie.scans.all())
    contexte = {
        "form": PapiersForm(sortie=sortie, vu=empreinte_des_papiers(sortie)),
        "scan_form": ScanForm(),
        "sortie": sortie,
        "contenu": contenu(sortie),
        "scans": scans,
        "encore": len(scans) < SCANS_MAX and not sortie.bon.est_annule,
        "versions": versions(sortie) if hasattr(sortie, "remise") else [],
        "suite": "",
        **formulaires,
    }
    return render(request, "collecte/bureau/papiers/remise.html", contexte)


def _suite(request: HttpRequest) -> str:
    """Where the reader came from, inside these pages."""
    suite = suite_demandee(request)
    return suite if suite.startswith("/collecte/") else ""
