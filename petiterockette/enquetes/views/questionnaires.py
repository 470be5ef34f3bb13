from uuid import uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import fichier_csv
from petiterockette.droits import droit
from petiterockette.exports import Format, format_demande, reponse
from petiterockette.refus import Refus

from .. import exemple as l_exemple
from ..exports import MODELE, TETES, lignes_du_modele, modele_a_emporter
from ..forms import AppariementForm, ChargerForm
from ..models import Questionnaire
from ..services import questionnaires as services

LIRE, TENIR = "dossiers.lire", services.DROIT


@droit(TENIR)
@never_cache
def charger(request: HttpRequest) -> HttpResponse:
    """Load the questions of a spreadsheet."""
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ChargerForm(*donnees)
    if form.is_valid():
        try:
            charge, _neuf = services.charger(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Questionnaire chargé. Dites maintenant ce qui y répond."))
            return redirect("enquetes:questionnaire", charge.pk)
    return render(request, "enquetes/charger.html", {"form": form})


@droit(LIRE)
def modele(request: HttpRequest) -> HttpResponse:
    """The columns of a questionnaire, filled with the example, as a spreadsheet."""
    if format_demande(request.GET) is Format.CSV:
        # Its heads first: it is made to be sent back.
        return fichier_csv(MODELE, TETES, lignes_du_modele())
    return reponse(modele_a_emporter(), format_demande(request.GET) or Format.XLSX)


@require_POST
@droit(TENIR)
def exemple(request: HttpRequest) -> HttpResponse:
    """Load the example of this year, marked as not official; the one loaded before if any."""
    annee = timezone.localdate().year
    charge, _neuf = services.charger(
        compte=request.user,
        uuid=uuid5(services.EXEMPLES, str(annee)),
        nom=l_exemple.NOM,
        reseau=l_exemple.RESEAU,
        annee=annee,
        questions=l_exemple.EXEMPLE,
    )
    return redirect("enquetes:questionnaire", charge.pk)


@droit(LIRE)
@never_cache
def questionnaire(request: HttpRequest, numero: int) -> HttpResponse:
    """The questions, and which indicator answers each of them."""
    q = get_object_or_404(Questionnaire, pk=numero)
    tient = request.user.has_perm(TENIR)
    poste = request.method == "POST" and tient
    form = AppariementForm(request.POST if poste else None, questionnaire=q)
    if form.is_valid():
        try:
            services.apparier(questionnaire=q, compte=request.user, codes=form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté : le registre répondra à ces questions."))
            return redirect("enquetes:questionnaire", numero)
    enquetes = list(q.enquetes.all())
    contexte = {
        "questionnaire": q,
        "form": form,
        "lignes": form.lignes(),
        "proposees": sum(bool(li.code) and li.choisi_le is None for li in form.questions),
        "indicateurs": list(form.noms.values()),
        "enquetes": enquetes,
        "tient": tient,
    }
    return render(request, "enquetes/questionnaire.html", contexte)


@require_POST
@droit(TENIR)
def retirer(request: HttpRequest, numero: int) -> HttpResponse:
    """Take a questionnaire away that nobody answers."""
    q = get_object_or_404(Questionnaire, pk=numero)
    try:
        services.retirer(questionnaire=q, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("enquetes:questionnaire", numero)
    messages.success(request, _("Questionnaire retiré."))
    return redirect("enquetes:enquetes")
