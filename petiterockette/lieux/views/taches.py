from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.saisie.champs import viser_la_premiere_erreur
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.journees import HorairesForm, TacheForm
from ..models import Lieu, Tache
from ..services.taches import deplacer_la_tache, enregistrer_la_tache, regler_les_horaires

DROIT = "lieux.tenir_les_taches"


@droit("lieux.tenir_les_taches")
def taches(request: HttpRequest, code: str) -> HttpResponse:
    """What this site looks at, morning and evening."""
    lieu = _lieu(request, code)
    toutes = list(lieu.taches.order_by("-visible", "ordre", "id"))
    moments = [
        (moment, nom, [t for t in toutes if t.moment == moment])
        for moment, nom in Tache.Moment.choices
    ]
    contexte = {
        "lieu": lieu,
        "moments": moments,
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
    }
    return render(request, "lieux/taches.html", contexte)


@droit("lieux.tenir_les_taches")
def tache_nouvelle(request: HttpRequest, code: str) -> HttpResponse:
    lieu = _lieu(request, code)
    moment = request.GET.get("moment")
    initial = {"moment": moment if moment in Tache.Moment.values else Tache.Moment.OUVERTURE}
    form = TacheForm(donnees_postees(request), instance=Tache(lieu=lieu), initial=initial)
    return _changer(request, form, _("Nouvelle tâche"))


@droit("lieux.tenir_les_taches")
def tache(request: HttpRequest, numero: int) -> HttpResponse:
    objet = _tache(request, numero)
    return _changer(request, TacheForm(donnees_postees(request), instance=objet), objet.texte)


@require_POST
@droit("lieux.tenir_les_taches")
def tache_montrer(request: HttpRequest, numero: int) -> HttpResponse:
    """Hide a task, or show it again; nothing is ever deleted."""
    objet = _tache(request, numero)
    objet.visible = request.POST.get("visible") == "1"
    enregistrer_la_tache(tache=objet, par=request.user)
    return _bougee(objet, "montrer")


@require_POST
@droit("lieux.tenir_les_taches")
def tache_deplacer(request: HttpRequest, numero: int) -> HttpResponse:
    objet = _tache(request, numero)
    monter = request.POST.get("sens") == "monter"
    deplacer_la_tache(tache=objet, monter=monter, par=request.user)
    return _bougee(objet, "monter" if monter else "descendre")


@droit("lieux.tenir_les_taches")
def horaires(request: HttpRequest, code: str) -> HttpResponse:
    """The usual hours, day by day."""
    lieu = _lieu(request, code)
    form = HorairesForm(donnees_postees(request), lieu=lieu)
    if form.is_valid():
        regler_les_horaires(lieu=lieu, heures=form.heures(), par=request.user)
        messages.success(request, _("Horaires enregistrés, %(lieu)s.") % {"lieu": lieu})
        return redirect("lieux:horaires", lieu.code)
    return render(request, "lieux/horaires.html", {"form": form, "lieu": lieu})


def _changer(request: HttpRequest, form: TacheForm, titre: str) -> HttpResponse:
    if form.is_valid():
        try:
            enregistrer_la_tache(tache=form.instance, par=request.user)
        except ValidationError as erreur:
            form.add_error(None, erreur.messages)
        else:
            messages.success(
                request,
                _("La tâche «\u00a0%(nom)s\u00a0» est enregistrée.") % {"nom": form.instance.texte},
            )
            return redirect("lieux:taches", form.instance.lieu.code)
    viser_la_premiere_erreur(form)
    retour = reverse("lieux:taches", args=[form.instance.lieu.code])
    contexte = {"form": form, "titre": titre, "retour": retour}
    return render(request, "lieux/formulaire.html", contexte)


def _bougee(objet: Tache, sens: str) -> HttpResponse:
    page = reverse("lieux:taches", args=[objet.lieu.code])
    return redirect(f"{page}?bouge={objet.pk}&sens={sens}#t-{objet.pk}")


def _lieu(request: HttpRequest, code: str) -> Lieu:
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, DROIT, lieu)
    return lieu


def _tache(request: HttpRequest, numero: int) -> Tache:
    objet = get_object_or_404(Tache.objects.select_related("lieu"), pk=numero)
    exiger(request.user, DROIT, objet.lieu)
    return objet
