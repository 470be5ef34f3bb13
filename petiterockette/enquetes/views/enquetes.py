from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..exports import enquete_a_emporter
from ..forms import CommencerForm, ReponseForm
from ..models import Enquete, Question, Questionnaire
from ..reponses import reponses_de, reponses_figees
from ..services import enquetes as services

LIRE, TENIR = "dossiers.lire", services.DROIT


@droit(LIRE)
@never_cache
def enquetes(request: HttpRequest) -> HttpResponse:
    """The surveys being answered, then the questionnaires."""
    contexte = {
        "enquetes": Enquete.objects.select_related("questionnaire", "dossier").defer(
            "lecture", "dossier__lecture"
        ),
        "questionnaires": Questionnaire.objects.annotate(n=Count("questions")),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "enquetes/enquetes.html", contexte)


@droit(TENIR)
@never_cache
def commencer(request: HttpRequest, numero: int) -> HttpResponse:
    """Begin to answer a questionnaire."""
    questionnaire = get_object_or_404(Questionnaire, pk=numero)
    form = CommencerForm(donnees_postees(request), questionnaire=questionnaire)
    if form.is_valid():
        try:
            commencee, _neuve = services.commencer(
                compte=request.user, questionnaire=questionnaire, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("enquetes:enquete", commencee.pk)
    contexte = {"form": form, "questionnaire": questionnaire}
    return render(request, "enquetes/commencer.html", contexte)


@droit(LIRE)
@never_cache
def enquete(request: HttpRequest, numero: int) -> HttpResponse:
    """Every question and its answer, in the order asked: told, typed, or missing."""
    e = get_object_or_404(Enquete.objects.select_related("questionnaire", "dossier"), pk=numero)
    figement = e.dossier.dernier_figement if e.est_figee else None
    figees = reponses_figees(e, figement) if figement else []
    if not figees:
        # Its dossier shows no answers: they are those of now.
        figement = None
    reponses = figees or reponses_de(e)
    if fichier := a_emporter(request.GET, lambda: enquete_a_emporter(e, reponses, figement)):
        return fichier
    manques = [r.question.rang for r in reponses if r.manque]
    contexte = {
        "enquete": e,
        "questionnaire": e.questionnaire,
        "reponses": reponses,
        "repondues": len(reponses) - len(manques),
        "manquent": len(manques),
        "premiere": next(iter(manques), None),
        "figement": figement,
        "tient": request.user.has_perm(TENIR) and not e.est_figee,
    }
    return render(request, "enquetes/enquete.html", contexte)


@droit(TENIR)
@never_cache
def reponse(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Answer a question by hand, or correct its answer."""
    e = get_object_or_404(Enquete.objects.select_related("questionnaire"), pk=numero)
    question = get_object_or_404(Question, questionnaire=e.questionnaire_id, rang=rang)
    histoire = list(e.reponses.filter(question=question).select_related("compte__personne"))
    form = ReponseForm(
        donnees_postees(request), question=question, derniere=histoire[0] if histoire else None
    )
    if form.is_valid():
        try:
            services.repondre(
                enquete=e, question=question, compte=request.user, **form.cleaned_data
            )
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Réponse enregistrée."))
            return redirect(reverse("enquetes:enquete", args=[numero]) + f"#question-{rang}")
    dite = next(r for r in reponses_de(e) if r.question == question)
    contexte = {
        "form": form,
        "enquete": e,
        "question": question,
        "registre": dite.registre,
        "histoire": histoire,
    }
    return render(request, "enquetes/reponse.html", contexte)


@require_POST
@droit(TENIR)
def recompter(request: HttpRequest, numero: int) -> HttpResponse:
    """Read the figures of the registry again."""
    try:
        services.relire_les_chiffres(
            enquete=get_object_or_404(Enquete, pk=numero), compte=request.user
        )
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Les chiffres du registre sont ceux de maintenant."))
    return redirect("enquetes:enquete", numero)


@require_POST
@droit(TENIR)
def dossier(request: HttpRequest, numero: int) -> HttpResponse:
    """The survey's dossier, made in one gesture."""
    fait = services.faire_le_dossier(
        enquete=get_object_or_404(Enquete, pk=numero), compte=request.user
    )
    return redirect("dossiers:dossier", fait.pk)
