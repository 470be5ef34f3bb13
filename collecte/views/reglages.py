from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.dates import date_format
from petiterockette.droits import droit, exiger
from petiterockette.formulaires import donnees_postees
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

from ..forms.reglages import ReglageForm
from ..methodes import DESSINS, EXPLICATIONS, NOMS, QUESTIONS, en_vigueur
from ..models import Reglage
from ..services.reglages import PAR_DEFAUT, reglage, regler

DROIT = "lieux.gerer"


@droit(DROIT)
@never_cache
def reglages(request: HttpRequest) -> HttpResponse:
    """How each site sorts, and how it knows what it sold: today, before and later."""
    jour = timezone.localdate()
    tous = list(Reglage.objects.order_by("debut"))
    contexte = {
        "lieux": [
            (lieu, [_montrer(tous, lieu, cle, jour) for cle in Reglage.Cle])
            for lieu in Lieu.objects.ouverts(jour)
            if request.user.has_perm(DROIT, lieu)
        ]
    }
    return render(request, "collecte/reglages/reglages.html", contexte)


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
    actuelle = reglage(lieu.pk, la_cle, timezone.localdate())
    form = ReglageForm(donnees, cle=la_cle, question=QUESTIONS[la_cle], actuelle=actuelle)
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
            return redirect("collecte:reglages")
    contexte = {"form": form, "lieu": lieu, "question": QUESTIONS[la_cle]}
    return render(request, "collecte/reglages/changer.html", contexte)


def _montrer(tous: list[Reglage], lieu: Lieu, cle: str, jour) -> dict:
    """A choice of a site: the one that holds, those to come and those before."""
    siens = [r for r in tous if (r.lieu_id, r.cle) == (lieu.pk, cle)]
    actuel = en_vigueur(siens, lieu.pk, cle, jour)
    valeur = actuel.valeur if actuel else str(PAR_DEFAUT[Reglage.Cle(cle)])
    return {
        "cle": cle,
        "question": QUESTIONS[cle],
        "dessin": DESSINS[cle],
        "nom": NOMS[valeur],
        "explication": EXPLICATIONS[valeur],
        "debut": actuel.debut if actuel else None,
        "a_venir": [(r.debut, NOMS[r.valeur]) for r in siens if r.debut > jour],
        "passes": [
            (r.debut, NOMS[r.valeur]) for r in reversed(siens) if r.debut <= jour and r != actuel
        ],
    }
