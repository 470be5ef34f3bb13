from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from ateliers.calendrier import a_faire_aussi
from collecte.matiere.pagination import page_par_cle
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.comptes.portees import la_ou, poles_tenus
from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format

from ..forms.photos import PhotoForm
from ..forms.seances import AnnulerForm, BilanForm, SeanceForm, SeanceNouvelleForm
from ..models import Seance
from ..prevenus import annulees_avec, perdues_avec, qui_le_sait, qui_sait_l_annulation
from ..quelles_seances import (
    PAR_PAGE,
    a_clore,
    a_venir,
    d_ou_ils_viennent,
    de_la_semaine,
    lieux_de,
    retrouver,
    seance_de,
)
from ..services import bilans
from ..services import seances as services
from ..services.photos import PHOTOS_MAX
from ..services.presences import ACCUEILLIR, presents_de
from ..services.seances import TENIR

# How many of the other gestures of the week a page of séances shows.
AUSSI = 5


@droit(ACCUEILLIR)
@never_cache
def seances(request: HttpRequest) -> HttpResponse:
    """What comes and what waits for its figures, or what is over; any of them, by its words."""
    lieux_lus = lire_les_lieux(request.user, ACCUEILLIR, request.GET.get("lieu", ""))
    maintenant, cherche = timezone.now(), saisie(request.GET)
    siennes = la_ou(request.user, ACCUEILLIR)
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "passe": "passees" in request.GET,
        "semaine": "semaine" in request.GET and not cherche,
        "tient": request.user.has_perm(TENIR),
    }
    if cherche or contexte["passe"]:
        lignes = retrouver(lieux_lus.ids, cherche, maintenant).filter(siennes)
        page = page_par_cle(request.GET, lignes, PAR_PAGE, instant="debut")
        contexte |= page._replace(cherche=cherche)._asdict()
    elif contexte["semaine"]:
        siennes_la = de_la_semaine(lieux_lus.ids, timezone.localdate(), maintenant).filter(siennes)
        contexte["lignes"] = siennes_la
    else:
        a_faire = a_clore(lieux_lus.ids, maintenant).filter(siennes).order_by("-debut")
        contexte |= {
            "a_clore": a_faire[:PAR_PAGE],
            "a_venir": a_venir(lieux_lus.ids, maintenant).filter(siennes)[:PAR_PAGE],
            "aussi": a_faire_aussi(request.user, "seances", maintenant, lieux_lus.ids)[:AUSSI],
        }
    return render(request, "seances/seances.html", contexte)


@droit(TENIR)
@never_cache
def seance_nouvelle(request: HttpRequest) -> HttpResponse:
    """Plan a séance, or a series of them."""
    form = SeanceNouvelleForm(
        donnees_postees(request),
        lieux=lieux_de(request.user, TENIR),
        poles=poles_tenus(request.user, TENIR),
    )
    if form.is_valid():
        try:
            prevues, _neuves = services.prevoir(**form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            dit = ngettext("%(n)d séance prévue.", "%(n)d séances prévues.", len(prevues))
            messages.success(request, dit % {"n": len(prevues)})
            passee = prevues[0].fin <= timezone.now()
            # One that is written down afterwards waits for its figures only.
            return redirect("seances:bilan" if passee else "seances:seance", prevues[0].pk)
    return render(request, "seances/seance_forme.html", {"form": form, "seance": None})


@droit(ACCUEILLIR)
@never_cache
def seance(request: HttpRequest, numero: int) -> HttpResponse:
    """A séance: who comes, who waits, what came of it."""
    return montrer_la_seance(request, seance_de(request.user, numero, ACCUEILLIR))


def montrer_la_seance(
    request: HttpRequest, la_seance: Seance, form: PhotoForm | None = None
) -> HttpResponse:
    """``form``: a photo that was refused."""
    photos = list(la_seance.photos.all())
    inscriptions = list(la_seance.inscriptions.exclude(etat__in=["annulee", "echue"]))
    bilan = la_seance.bilans.prefetch_related("tetes").order_by("-rang").first()
    contexte = {
        "seance": la_seance,
        "tenues": [i for i in inscriptions if i.etat != "attente"],
        "attendent": [i for i in inscriptions if i.etat == "attente"],
        "prises": sum(i.places for i in inscriptions if i.etat != "attente"),
        "bilan": bilan,
        "venus_dits": d_ou_ils_viennent(bilan.presents, inscriptions) if bilan else "",
        "tient": request.user.has_perm(TENIR, la_seance.lieu, la_seance.pole),
        "commencee": timezone.now() >= la_seance.debut,
        "perdues": perdues_avec(la_seance) if la_seance.annulee_le else [],
        "annulees_avec": annulees_avec(la_seance),
        "photos": photos,
        "photo_form": form or (PhotoForm() if len(photos) < PHOTOS_MAX else None),
    }
    return render(request, "seances/seance.html", contexte)


@droit(TENIR)
@never_cache
def seance_changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Change one séance; those who come are told."""
    la_seance = seance_de(request.user, numero, TENIR)
    form = SeanceForm(
        donnees_postees(request),
        lieux=[la_seance.lieu],
        poles=poles_tenus(request.user, TENIR),
        seance=la_seance,
    )
    if form.is_valid():
        try:
            mot = form.cleaned_data.get("mot", "")
            changee = services.changer(
                seance=la_seance, **form.geste(), mot=mot, compte=request.user
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("« %(titre)s », %(quand)s : c’est changé.")
            quand = date_format(timezone.localtime(changee.debut), "l j F à G \\h i")
            messages.success(request, phrase % {"titre": changee.titre, "quand": quand})
            for phrase in qui_le_sait(la_seance, changee):
                messages.info(request, phrase)
            return redirect("seances:seance", numero)
    return render(request, "seances/seance_forme.html", {"form": form, "seance": la_seance})


@droit(TENIR)
@never_cache
def seance_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel one, or it and the rest of its series."""
    la_seance = seance_de(request.user, numero, TENIR)
    form = AnnulerForm(donnees_postees(request), seance=la_seance)
    if form.is_valid():
        try:
            annulees = services.annuler(
                seance=la_seance,
                motif=form.cleaned_data["motif"],
                toute_la_suite=form.cleaned_data.get("suite", False),
                compte=request.user,
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            dit = ngettext("%(n)d séance annulée.", "%(n)d séances annulées.", len(annulees))
            messages.success(request, dit % {"n": len(annulees)})
            for phrase in qui_sait_l_annulation(annulees):
                messages.info(request, phrase)
            return redirect("seances:seance", numero)
    return render(request, "seances/seance_annuler.html", {"form": form, "seance": la_seance})


@droit(ACCUEILLIR)
@never_cache
def bilan(request: HttpRequest, numero: int) -> HttpResponse:
    """Close a séance in a minute, or correct what was sealed."""
    la_seance = seance_de(request.user, numero, ACCUEILLIR)
    dernier = la_seance.bilans.order_by("-rang").first()
    connus = {
        "tetes": bilans.tetes_de(dernier) if dernier else presents_de(la_seance),
        "minutes": dernier.minutes if dernier else la_seance.minutes,
        "reemploi_g": dernier.reemploi_g if dernier else None,
    }
    form = BilanForm(
        donnees_postees(request), public=la_seance.public, correction=bool(dernier), **connus
    )
    if form.is_valid():
        ecrire = bilans.corriger if dernier else bilans.clore
        try:
            ecrire(seance=la_seance, **form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté, merci."))
            return redirect("seances:seance", numero)
    contexte = {"form": form, "seance": la_seance, "correction": dernier is not None}
    if not dernier:
        contexte["pas_notees"] = la_seance.inscriptions.attendues().filter(venus=None).count()
    return render(request, "seances/bilan.html", contexte)
