from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.bilans.en_gros import connus_a_l_annee_seule
from collecte.bilans.masses import bilan
from collecte.bilans.sans_masse import en_mots, vendus_sans_masse
from collecte.etrangetes.questions import etrangetes_du_mois
from collecte.etrangetes.views import par_genre
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.matiere.periode import Genre, Periode, PeriodeIllisible
from collecte.mois.methodes import methode_en_mots
from collecte.mois.models import Mois, Reglage
from collecte.mois.services.reglages import reglage
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from ..empechements import empechements
from ..forms import CloreForm, RouvrirForm, SoldeForm
from ..mois_clos import etats_des_mois, revisions_par_mois
from ..refus import MoisChange, PasDInventaire
from ..services.clotures import (
    clore,
    figures_du_mois_clos,
    mois_a_clore,
    premier_mois_ouvert,
    rouvrir,
)
from ..services.soldes import ecrire_le_solde, solde_propose

DROIT = "collecte.clore_les_mois"
ROUVRIR = "collecte.rouvrir_les_mois"
PAR_LIEU, PAR_PAGE = 4, 24


@dataclass(frozen=True)
class MoisVu:
    """The month that a page is about."""

    lieu: Lieu
    mois: date
    rangee: Mois | None

    @property
    def est_clos(self) -> bool:
        return self.rangee is not None and self.rangee.est_clos

    @property
    def fin(self) -> date:
        return mois_suivant(self.mois) - JOUR

    @property
    def nom(self) -> str:
        return date_format(self.mois, "F Y")


@droit(DROIT)
@never_cache
def clotures(request: HttpRequest) -> HttpResponse:
    """The months of each site: open, closed, and revised since."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    avant, suite = request.GET.get("avant"), None
    if lieux_lus.lieu:
        mois = etats_des_mois(lieux_lus.lieu, PAR_PAGE + 1, lire_mois(avant) if avant else None)
        suite = mois[PAR_PAGE - 1].mois if len(mois) > PAR_PAGE else None
        lus = [(lieux_lus.lieu, mois[:PAR_PAGE])]
    else:
        lus = [(lieu, etats_des_mois(lieu, PAR_LIEU)) for lieu in lieux_lus.lieux]
    contexte = {
        "lieux_lus": lieux_lus,
        "lieux": [(lieu, mois, mois_a_clore(lieu)) for lieu, mois in lus if mois],
        "suite": suite,
        "rien_a_clore": _rien_a_clore(),
    }
    return render(request, "collecte/clotures/clotures.html", contexte)


@droit(DROIT)
@never_cache
def cloture(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    """What is odd, the figures that will be frozen, and the closing; or what was frozen."""
    vu = _lire(request, code, mois)
    return _montrer_clos(request, vu) if vu.est_clos else _montrer_ouvert(request, vu)


@require_POST
@droit(DROIT)
def cloture_clore(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    vu = _lire(request, code, mois)
    etranges = etrangetes_du_mois(vu.lieu, vu.mois)
    form = CloreForm(request.POST, empreinte="", etranges=bool(etranges))
    if form.is_valid():
        malgre = [f"{e.genre.cle} : {e.phrase}" for e in etranges]
        lu = form.cleaned_data["vu"]
        try:
            clore(lieu=vu.lieu, mois=vu.mois, compte=request.user, vu=lu, malgre=malgre)
        except Refus as refus:
            form.refuser(refus)
            if isinstance(refus, MoisChange):
                form.relire(figures_du_mois_clos(vu.lieu, vu.mois)["empreinte"])
        else:
            phrase = _("%(mois)s est clos %(ou)s : ses chiffres ne changeront plus.")
            messages.success(request, phrase % {"mois": vu.nom.capitalize(), "ou": au(vu.lieu)})
            return redirect("collecte:cloture", code, mois)
    return _montrer_ouvert(request, vu, form)


@require_POST
@droit(ROUVRIR)
def cloture_rouvrir(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    vu = _lire(request, code, mois, ROUVRIR)
    form = RouvrirForm(request.POST)
    if not form.is_valid() and vu.est_clos:
        return _montrer_clos(request, vu, form)
    motif = form.cleaned_data.get("motif", "")
    try:
        rouvrir(lieu=vu.lieu, mois=vu.mois, compte=request.user, motif=motif)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("%(mois)s est rouvert.") % {"mois": vu.nom.capitalize()})
    return redirect("collecte:cloture", code, mois)


@require_POST
@droit(DROIT)
def cloture_solde(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    """Write what the month must have sold, at a site that deduces its sales."""
    vu = _lire(request, code, mois)
    form = SoldeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("La page avait perdu son numéro : recommencez."))
        return redirect("collecte:cloture", code, mois)
    try:
        entete = form.entete(vu.lieu, mois, request.user)
        bon, cree = ecrire_le_solde(lieu=vu.lieu, mois=vu.mois, entete=entete)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        phrase = (
            _("Ventes déduites, bon nº %(n)s : %(masse)s.")
            if cree
            else _("C’était déjà écrit, bon nº %(n)s : %(masse)s.")
        )
        messages.success(request, phrase % {"n": nombre(bon.pk), "masse": kilos(bon.masse_g)})
    return redirect("collecte:cloture", code, mois)


def _rien_a_clore() -> str:
    """« Rien à clore : novembre se clôt à partir du 1er décembre. »"""
    jour = timezone.localdate()
    phrase = _("Rien à clore : %(mois)s se clôt à partir du %(jour)s.")
    mots = {"mois": date_format(jour, "F"), "jour": date_format(mois_suivant(jour), "j F")}
    return phrase % mots


def _montrer_ouvert(request, vu: MoisVu, form: CloreForm | None = None) -> HttpResponse:
    etranges = etrangetes_du_mois(vu.lieu, vu.mois)
    gele = figures_du_mois_clos(vu.lieu, vu.mois)
    solde = _solde(vu)
    bloque = _ce_qui_bloque(vu, solde)
    contexte = {
        "vu": vu,
        "a_l_annee": bool(connus_a_l_annee_seule([vu.lieu.pk], [vu.mois])),
        "bilan": bilan(vu.mois, vu.fin, [vu.lieu]),
        "gele": gele,
        "methode": methode_en_mots(vu.mois, vu.fin, [vu.lieu]),
        "sans_masse_dit": en_mots(vendus_sans_masse(vu.mois, vu.fin, [vu.lieu.pk])),
        "genres": par_genre(etranges),
        "n": len(etranges),
        "solde": solde,
        "bloque": bloque,
        "form": form or CloreForm(empreinte=gele["empreinte"], etranges=bool(etranges)),
        "reprises": vu.rangee.clotures.select_related("compte__personne") if vu.rangee else [],
    }
    return render(request, "collecte/clotures/ouvert.html", contexte)


def _montrer_clos(request, vu: MoisVu, form: RouvrirForm | None = None) -> HttpResponse:
    derniere = vu.rangee.clotures.select_related("compte__personne", "maillon").last()
    dernier = Mois.objects.filter(lieu=vu.lieu, clos_le__isnull=False).order_by("-mois").first()
    peut = request.user.has_perm(ROUVRIR, vu.lieu) and dernier == vu.rangee
    revise = revisions_par_mois([vu.lieu.pk], [vu.mois])
    contexte = {
        "vu": vu,
        "a_l_annee": bool(connus_a_l_annee_seule([vu.lieu.pk], [vu.mois])),
        "cloture": derniere,
        "gele": derniere.figures if derniere else {},
        "revise": revise.get((vu.lieu.pk, vu.mois), ()),
        "methode": methode_en_mots(vu.mois, vu.fin, [vu.lieu]),
        "sans_masse_dit": en_mots(vendus_sans_masse(vu.mois, vu.fin, [vu.lieu.pk])),
        "form": (form or RouvrirForm()) if peut else None,
    }
    return render(request, "collecte/clotures/clos.html", contexte)


def _solde(vu: MoisVu) -> dict | None:
    """What the closing proposes to write as sold; None where the site weighs its sales."""
    methode = reglage(vu.lieu.pk, Reglage.Cle.METHODE_VENTE, vu.fin)
    if methode != Reglage.MethodeVente.SOLDE:
        return None
    try:
        lignes = solde_propose(vu.lieu, vu.mois)
    except PasDInventaire as refus:
        return {"refus": str(refus)}
    lignes.sort(key=lambda d: -d.vendu_g)
    return {
        "vendues": [d for d in lignes if d.vendu_g > 0],
        "en_trop": [d for d in lignes if d.vendu_g < 0],
        "total_g": sum(d.vendu_g for d in lignes if d.vendu_g > 0),
        "form": SoldeForm(),
    }


def _ce_qui_bloque(vu: MoisVu, solde: dict | None) -> list[tuple[str, str]]:
    """Why the month cannot be closed yet: pairs (what, kind)."""
    raisons = []
    if timezone.localdate() <= vu.fin:
        jour = date_format(mois_suivant(vu.mois), "j F Y")
        phrase = _("Ce mois n’est pas fini : il se clôt à partir du %(jour)s.")
        raisons.append((phrase % {"jour": jour}, ""))
    premier = premier_mois_ouvert(vu.lieu)
    if premier and premier < vu.mois:
        phrase = _("%(mois)s est encore ouvert : les mois se closent dans l’ordre.")
        mots = {"mois": date_format(premier, "F Y").capitalize()}
        raisons.append((phrase % mots, f"{premier:%Y-%m}"))
    raisons += [(str(refus), "") for refus in empechements(vu.lieu, vu.mois)]
    if solde and solde.get("vendues"):
        raisons.append((_("Les ventes du mois ne sont pas encore déduites."), ""))
    return raisons


def _lire(request: HttpRequest, code: str, mois: str, droit_demande: str = DROIT) -> MoisVu:
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, droit_demande, lieu)
    debut = lire_mois(mois)
    if debut > timezone.localdate():
        raise Http404
    return MoisVu(lieu, debut, Mois.objects.filter(lieu=lieu, mois=debut).first())


def lire_mois(texte: str) -> date:
    """The first day of a month as addresses write it, « 2026-10 »; 404 for anything else."""
    try:
        periode = Periode.lire(texte)
    except PeriodeIllisible:
        raise Http404 from None
    if periode.genre != Genre.MOIS:
        raise Http404
    return periode.debut
