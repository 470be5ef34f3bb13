from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format

from .forms import ReglageForm
from .methodes import NOMS, QUESTIONS
from .models import Reglage
from .services.reglages import reglage, regler

DROIT = "lieux.gerer"


@droit(DROIT)
@never_cache
def reglage_changer(request: HttpRequest, code: str, cle: str) -> HttpResponse:
    """Choose from a day on."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, DROIT, lieu)
    if cle not in Reglage.Cle.values:
        raise Http404
    la_cle = Reglage.Cle(cle)
    donnees = donnees_postees(request)
    jour = timezone.localdate()
    form = ReglageForm(
        donnees,
        cle=la_cle,
        question=QUESTIONS[la_cle],
        actuelle=reglage(lieu.pk, la_cle, jour),
        debut=max(jour.replace(day=1), lieu.ouvert_le),
    )
    if form.is_valid():
        try:
            choisi = regler(lieu=lieu, cle=la_cle, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(lieu)s : « %(choix)s » depuis le %(jour)s.")
            mots = {
                "lieu": lieu,
                "choix": NOMS[choisi.valeur],
                "jour": date_format(choisi.debut, "j F Y"),
            }
            messages.success(request, phrase % mots)
            return redirect("lieux:lieu", lieu.code)
    contexte = {"form": form, "lieu": lieu, "question": QUESTIONS[la_cle]}
    return render(request, "collecte/mois/changer.html", contexte)
