from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..droits import LIRE
from ..forms.postes_comptables import PostesForm
from ..services.postes_comptables import DROIT as REGLER
from ..services.postes_comptables import changer_les_postes


@droit(REGLER)
@never_cache
def postes(request: HttpRequest) -> HttpResponse:
    """The accounts that no activity and no means of payment names."""
    form = PostesForm(donnees_postees(request))
    if form.is_valid():
        try:
            changer_les_postes(comptes=form.comptes(), compte=request.user)
        except Refus as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(request, _("Le plan de comptes est enregistré."))
            return redirect("boutique:postes")
    contexte = {"form": form, "lit_la_caisse": request.user.has_perm(LIRE)}
    return render(request, "boutique/regles/postes.html", contexte)
