from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.refus import Refus

from ..codes import code_lisible
from ..comptoir import qr_du_bon
from ..forms.rangements import EtiquettesForm, ReglesForm
from ..models import Rouleau
from ..services.etiquettes import PAR_PLANCHE, preparer_un_rouleau
from ..services.evenements import SUIVRE
from ..services.suivi import regler_le_suivi


@droit(SUIVRE)
@never_cache
def etiquettes(request: HttpRequest) -> HttpResponse:
    """Prepare sheets of labels, or print again those that are prepared."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    if not request.user.portee(SUIVRE).couvre(point.lieu):
        raise DroitManquant(SUIVRE, point.lieu)
    donnees = request.POST if request.method == "POST" else None
    form = EtiquettesForm(donnees, compte=request.user, lieu=point.lieu)
    if form.is_valid():
        try:
            rouleau, _cree = preparer_un_rouleau(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("collecte:planche", rouleau.pk)
    rouleaux = Rouleau.objects.filter(lieu=point.lieu)[:12]
    contexte = {"form": form, "point": point, "rouleaux": rouleaux, "par_planche": PAR_PLANCHE}
    return render(request, "collecte/objets/etiquettes.html", contexte)


@droit(SUIVRE)
def planche(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets of a roll, as they are printed."""
    rouleau = get_object_or_404(Rouleau.objects.select_related("lieu"), pk=pk)
    exiger(request.user, SUIVRE, rouleau.lieu)
    codes = [
        (
            code_lisible(code),
            qr_du_bon(settings.ADRESSE_PUBLIQUE + reverse("collecte:objet_scanne", args=[code])),
        )
        for code in rouleau.codes
    ]
    planches = [codes[i : i + PAR_PLANCHE] for i in range(0, len(codes), PAR_PLANCHE)]
    contexte = {"rouleau": rouleau, "planches": planches}
    return render(request, "collecte/objets/planche.html", contexte)


@droit("listes.gerer")
@never_cache
def suivi_regles(request: HttpRequest) -> HttpResponse:
    """Which categories are followed thing by thing, and which with a unit sheet."""
    form = ReglesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        change = regler_le_suivi(regles=form.regles(), par=request.user)
        messages.success(request, _("C’est enregistré.") if change else _("Rien n’a changé."))
        return redirect("collecte:suivi_regles")
    return render(request, "collecte/objets/regles.html", {"form": form})
