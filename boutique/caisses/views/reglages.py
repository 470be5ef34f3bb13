from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Point
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..balance import sans_balance
from ..forms.reglages import CaisseForm
from ..models import Caisse
from ..services.reglages import DROIT, regler_la_caisse


@droit(DROIT)
@never_cache
def caisses(request: HttpRequest) -> HttpResponse:
    """The tills, each with what it may sell by weight, and what is missing."""
    ids, jour = request.user.portee(DROIT).ids_des_lieux, timezone.localdate()
    points = Point.objects.ouverts(jour).filter(genre=Point.Genre.CAISSE)
    points = points if ids is None else points.filter(lieu__in=ids)
    lignes = []
    for point in points.select_related("lieu", "caisse").order_by("lieu__ordre", "ordre", "nom"):
        caisse = getattr(point, "caisse", None)
        lignes.append((point, caisse, sans_balance(caisse, jour) if caisse else ""))
    return render(request, "boutique/caisses/caisses.html", {"lignes": lignes})


@droit(DROIT)
@never_cache
def caisse_reglages(request: HttpRequest, pk: int) -> HttpResponse:
    la_mienne = get_object_or_404(Caisse.objects.select_related("point__lieu"), pk=pk)
    exiger(request.user, DROIT, la_mienne.point.lieu)
    form = CaisseForm(donnees_postees(request), caisse=la_mienne)
    if form.is_valid():
        try:
            regler_la_caisse(caisse=la_mienne, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est réglée.") % {"nom": la_mienne})
            return redirect("boutique:caisses")
    contexte = {
        "caisse": la_mienne,
        "form": form,
        "manque": sans_balance(la_mienne, timezone.localdate()),
    }
    return render(request, "boutique/caisses/caisse_reglages.html", contexte)
