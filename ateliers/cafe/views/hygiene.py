"""Temperatures, cooling, cleaning: noted in a few taps, printed by the month."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.caisses.forms.qui import QuiForm
from petiterockette.affichage.impression.tableaux import tableaux_en_pdf
from petiterockette.droits import droit, exiger
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import suite_demandee
from petiterockette.temps.raccourcis import mois_a_choisir

from ..cafe_d_ici import lire_le_cafe, mois_lu
from ..forms.hygiene import EnceinteForm, RefroidissementForm, ReleveForm, ZoneForm
from ..hygiene_du_jour import a_relever_ensuite, enceintes_du, releve_en_vigueur, zones_du
from ..models import Enceinte, Zone
from ..models.hygiene import Moment
from ..registre import registre_du_mois, releves_du_mois
from ..services import hygiene as services
from ..services.hygiene import COMPOSER, TENIR
from ..temperatures import limites, lue_ou_eteint


@droit(TENIR)
@never_cache
def hygiene(request: HttpRequest) -> HttpResponse:
    """The registers of a site: today's readings and zones, a month's readings."""
    lieux_lus = lire_le_cafe(request, TENIR)
    jour, mois = timezone.localdate(), mois_lu(request.GET.get("mois", ""))
    contexte = {"lieux_lus": lieux_lus, "jour": jour, "mois": mois}
    contexte["raccourcis"] = mois_a_choisir(request.GET, jour, mois)
    if lieux_lus.lieu:
        contexte |= {
            "enceintes": enceintes_du(lieux_lus.lieu, jour),
            "zones": zones_du(lieux_lus.lieu, jour),
            "releves": releves_du_mois(lieux_lus.lieu, mois),
            "form": QuiForm(compte=request.user, lieu=lieux_lus.lieu),
            "compose": request.user.has_perm(COMPOSER, lieux_lus.lieu),
            "reglables": _a_regler(lieux_lus.lieu),
        }
    return render(request, "cafe/hygiene.html", contexte)


@droit(TENIR)
@never_cache
def releve(request: HttpRequest, pk: int, moment: str) -> HttpResponse:
    """A number, and « Enregistrer »; out of range, what was done."""
    enceinte = get_object_or_404(Enceinte.objects.select_related("lieu"), pk=pk, visible=True)
    exiger(request.user, TENIR, enceinte.lieu)
    if moment not in Moment.values:
        raise Http404
    donnees = donnees_postees(request)
    form = ReleveForm(donnees, enceinte=enceinte, compte=request.user, lieu=enceinte.lieu)
    retour = suite_demandee(request, f"{reverse('cafe:accueil')}?lieu={enceinte.lieu.code}")
    if form.is_valid():
        suivante = a_relever_ensuite(enceinte, moment, timezone.localdate())
        try:
            services.relever(enceinte=enceinte, moment=moment, **form.dit(), **form.qui())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(nom)s : %(lue)s, c’est noté.")
            lue = lue_ou_eteint(form.dit()["lue_dc"])
            messages.success(request, phrase % {"nom": enceinte.nom, "lue": lue})
            return redirect(_apres_le_releve(request, suivante, moment) or retour)
    contexte = {
        "enceinte": enceinte,
        "moment": Moment(moment),
        "autre": next(m for m in Moment if m != moment),
        "retour": retour,
        "limites": limites(enceinte.mini_dc, enceinte.maxi_dc),
        "deja": releve_en_vigueur(enceinte, moment, timezone.localdate()),
        "form": form,
    }
    return render(request, "cafe/releve.html", contexte)


def _apres_le_releve(request: HttpRequest, suivante: Enceinte | None, moment: str) -> str:
    """One goes from fridge to fridge: the page of the next one, on the way back to the same."""
    if suivante is None:
        return ""
    page = reverse("cafe:releve", args=[suivante.pk, moment])
    return f"{page}?{request.GET.urlencode()}" if request.GET else page


@droit(TENIR)
@never_cache
def refroidissement_nouveau(request: HttpRequest, code: str) -> HttpResponse:
    """A dish went from the stove to the cold: how fast."""
    lieu = _lieu(request, code, TENIR)
    donnees = donnees_postees(request)
    form = RefroidissementForm(donnees, compte=request.user, lieu=lieu)
    if form.is_valid():
        try:
            fait, _nouveau = services.refroidir(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("Refroidissement de « %(plat)s » noté.")
            messages.success(request, phrase % {"plat": fait.plat})
            return redirect(f"{reverse('cafe:hygiene')}?lieu={code}")
    titre = _("Noter un refroidissement")
    return _formulaire(request, form, titre, lieu)


@require_POST
@droit(TENIR)
def zone_nettoyer(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap: it is clean."""
    zone = get_object_or_404(Zone.objects.select_related("lieu"), pk=pk)
    exiger(request.user, TENIR, zone.lieu)
    form = QuiForm(request.POST, compte=request.user, lieu=zone.lieu)
    if form.is_valid():
        fait, nouveau = services.nettoyer(uuid=form.cleaned_data["uuid"], zone=zone, **form.qui())
        if nouveau:
            messages.success(request, _("Nettoyé : « %(zone)s ».") % {"zone": zone})
        else:
            phrase = _("« %(zone)s » : c’était déjà noté, à %(heure)s. Rien n’est ajouté.")
            messages.info(request, phrase % {"zone": zone, "heure": en_heure(fait.le)})
    else:
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
    return redirect(suite_demandee(request, f"{reverse('cafe:hygiene')}?lieu={zone.lieu.code}"))


@droit(TENIR)
@never_cache
def registre(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    """A month of all the registers, as an inspector asks for it: A4."""
    lieu = _lieu(request, code, TENIR)
    return tableaux_en_pdf(registre_du_mois(lieu, mois_lu(mois)))


@droit(COMPOSER)
@never_cache
def enceinte_nouvelle(request: HttpRequest, code: str) -> HttpResponse:
    return _tenir_l_enceinte(request, _lieu(request, code, COMPOSER), None)


@droit(COMPOSER)
@never_cache
def enceinte(request: HttpRequest, pk: int) -> HttpResponse:
    """What an enclosure must stay between."""
    la_leur = get_object_or_404(Enceinte.objects.select_related("lieu"), pk=pk)
    exiger(request.user, COMPOSER, la_leur.lieu)
    return _tenir_l_enceinte(request, la_leur.lieu, la_leur)


@droit(COMPOSER)
@never_cache
def zone_nouvelle(request: HttpRequest, code: str) -> HttpResponse:
    return _tenir_la_zone(request, _lieu(request, code, COMPOSER), None)


@droit(COMPOSER)
@never_cache
def zone(request: HttpRequest, pk: int) -> HttpResponse:
    """Something to clean, and how often."""
    la_leur = get_object_or_404(Zone.objects.select_related("lieu"), pk=pk)
    exiger(request.user, COMPOSER, la_leur.lieu)
    return _tenir_la_zone(request, la_leur.lieu, la_leur)


def _tenir_l_enceinte(request: HttpRequest, lieu: Lieu, la_leur: Enceinte | None) -> HttpResponse:
    noms = ("nom", "genre", "mini_dc", "maxi_dc", "visible")
    initial = {nom: getattr(la_leur, nom) for nom in noms} if la_leur else {}
    form = EnceinteForm(donnees_postees(request), initial=initial)
    if form.is_valid():
        try:
            services.tenir_l_enceinte(
                lieu=lieu, enceinte=la_leur, compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect(f"{reverse('cafe:hygiene')}?lieu={lieu.code}")
    return _formulaire(
        request,
        form,
        la_leur.nom if la_leur else _("Nouveau frigo, congélateur ou bain-marie"),
        lieu,
    )


def _tenir_la_zone(request: HttpRequest, lieu: Lieu, la_leur: Zone | None) -> HttpResponse:
    noms = ("nom", "frequence", "visible")
    initial = {nom: getattr(la_leur, nom) for nom in noms} if la_leur else {}
    form = ZoneForm(donnees_postees(request), initial=initial)
    if form.is_valid():
        try:
            services.tenir_la_zone(
                lieu=lieu, zone=la_leur, compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect(f"{reverse('cafe:hygiene')}?lieu={lieu.code}")
    return _formulaire(request, form, la_leur.nom if la_leur else _("Nouvelle zone"), lieu)


def _formulaire(request: HttpRequest, form, titre: str, lieu: Lieu) -> HttpResponse:
    retour = f"{reverse('cafe:hygiene')}?lieu={lieu.code}"
    contexte = {"form": form, "titre": titre, "lieu": lieu, "retour": retour}
    return render(request, "cafe/formulaire.html", contexte)


def _a_regler(lieu: Lieu) -> list[tuple[str, str, Enceinte | Zone]]:
    """Triples (page, drawing, enclosure or zone): all those of a site, in service or not."""
    enceintes = Enceinte.objects.filter(lieu=lieu).order_by("-visible", "nom")
    zones = Zone.objects.filter(lieu=lieu).order_by("-visible", "nom")
    return [
        *(("cafe:enceinte", "thermometer", enceinte) for enceinte in enceintes),
        *(("cafe:zone", "sparkles", zone) for zone in zones),
    ]


def _lieu(request: HttpRequest, code: str, droit_voulu: str) -> Lieu:
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, droit_voulu, lieu)
    return lieu
