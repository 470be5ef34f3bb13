from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.regles.models import PosteComptable
from petiterockette.droits import droit
from petiterockette.lieux.exercice import premier_mois_d_exercice
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.subventions.bilans import non_employees
from petiterockette.temps.exercices import annee_de_fin, exercice_finissant

from ..forms.subventions import ReglageSubventionsForm
from ..models import ReglageSubventions
from ..services.subventions import DROIT, regler_les_subventions

Poste = PosteComptable.Poste


@droit(DROIT)
@never_cache
def subventions(request: HttpRequest) -> HttpResponse:
    """Whether the grants are booked here, on which accounts, and what of them is not spent."""
    reglage = ReglageSubventions.objects.first()
    form = ReglageSubventionsForm(donnees_postees(request), reglage=reglage)
    if form.is_valid():
        try:
            regler_les_subventions(compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Le réglage est enregistré."))
            return redirect("boutique:subventions")
    premier_mois = premier_mois_d_exercice()
    annee = annee_de_fin(timezone.localdate(), premier_mois)
    demandee = numero_lu(request.GET.get("annee", ""), annee + 1)
    if demandee and demandee >= 2000:
        annee = demandee
    debut, fin = exercice_finissant(annee, premier_mois)
    lit = request.user.has_perm("subventions.lire")
    contexte = {
        "form": form,
        "reglage": reglage,
        "comptes": {p.poste: p.compte for p in PosteComptable.objects.all()},
        "annee": annee,
        "debut": debut,
        "fin": fin,
        "lit": lit,
        "non_employees": non_employees(debut, fin) if lit else [],
    }
    return render(request, "boutique/comptabilite/subventions.html", contexte)
