from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit, exiger
from petiterockette.saisie.formulaires import donnees_postees

from .bibliotheque import MODELES
from .estimation import estimer
from .exports import facteurs_a_emporter
from .forms import FacteurForm
from .models import Facteur
from .montre import est_montre
from .services import facteurs as services

TENIR = services.DROIT


@droit("indicateurs.lire")
@never_cache
def emissions(request: HttpRequest) -> HttpResponse:
    """The method: the estimate of this year and of the last, its factors, what is out."""
    tient, montre = request.user.has_perm(TENIR), est_montre()
    if not montre:
        exiger(request.user, TENIR)
    facteurs = list(Facteur.objects.select_related("categorie", "compte__personne"))
    if fichier := a_emporter(request.GET, lambda: facteurs_a_emporter(facteurs)):
        return fichier
    jour = timezone.localdate()
    annees = [
        (annee, estimer(jour.replace(year=annee, month=1, day=1), fin))
        for annee, fin in (
            (jour.year, jour),
            (jour.year - 1, jour.replace(year=jour.year - 1, month=12, day=31)),
        )
    ]
    contexte = {
        "montre": montre,
        "tient": tient,
        "annees": annees,
        "estimation": annees[0][1],
        "facteurs": facteurs,
        "modeles": MODELES.values(),
    }
    return render(request, "collecte/emissions/emissions.html", contexte)


@droit(TENIR)
@never_cache
def facteur(request: HttpRequest) -> HttpResponse:
    """Add a factor, from a published one or from nothing."""
    modele = MODELES.get(request.GET.get("modele", ""))
    form = FacteurForm(donnees_postees(request), modele=modele)
    if form.is_valid():
        try:
            services.ajouter(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Facteur ajouté. Ce qui est figé n’a pas bougé."))
            return redirect("collecte:emissions")
    return render(request, "collecte/emissions/facteur.html", {"form": form, "modele": modele})


@require_POST
@droit(TENIR)
def montrer(request: HttpRequest) -> HttpResponse:
    """Show the estimate, or hide it."""
    montre = request.POST.get("montre") == "oui"
    services.montrer(compte=request.user, montre=montre)
    montree = _("L’estimation se montre, avec sa fourchette.")
    messages.success(request, montree if montre else _("L’estimation est cachée."))
    return redirect("collecte:emissions")
