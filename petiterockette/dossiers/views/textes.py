from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.photos.fichiers import fichiers_de
from petiterockette.photos.servies import servir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.textes import PropositionsForm, TexteForm
from ..models import Dossier, Texte
from ..photos import DOSSIER, dossier_la_montre
from ..services import textes as services
from .dossiers import LIRE, TENIR


@droit(TENIR)
@never_cache
def texte(request: HttpRequest, numero: int, rang: int | None = None) -> HttpResponse:
    """Write a passage of a draft, or a new one; ``rang``: its number."""
    d = get_object_or_404(Dossier, pk=numero)
    t = get_object_or_404(Texte, dossier=d, pk=rang) if rang else None
    form = TexteForm(donnees_postees(request), request.FILES or None, texte=t)
    if form.is_valid():
        try:
            services.ecrire(dossier=d, compte=request.user, texte=t, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Texte enregistré."))
            return redirect(reverse("dossiers:dossier", args=[numero]) + "#textes")
    return render(request, "dossiers/texte.html", {"form": form, "dossier": d, "texte": t})


@droit(TENIR)
@never_cache
def proposer(request: HttpRequest, numero: int) -> HttpResponse:
    """Choose, of the words and the pictures that the rooms have of its days, what a draft takes."""
    d = get_object_or_404(Dossier, pk=numero)
    proposees = services.proposees(d)
    form = PropositionsForm(donnees_postees(request), proposees=proposees)
    if form.is_valid():
        try:
            ecrits = services.accepter(dossier=d, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            dit = ngettext("%(n)d texte ajouté.", "%(n)d textes ajoutés.", len(ecrits))
            messages.success(request, dit % {"n": len(ecrits)})
            return redirect(reverse("dossiers:dossier", args=[numero]) + "#textes")
    contexte = {"form": form, "dossier": d, "proposees": proposees}
    contexte["sans_photo"] = not any(p.photo for p in proposees)
    return render(request, "dossiers/proposer.html", contexte)


@require_POST
@droit(TENIR)
def retirer(request: HttpRequest, numero: int, rang: int) -> HttpResponse:
    """Take a passage out of a draft."""
    d, t = _texte(numero, rang)
    try:
        services.retirer(dossier=d, compte=request.user, texte=t)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Texte retiré."))
    return redirect("dossiers:dossier", numero)


@droit(LIRE)
@never_cache
def photo(request: HttpRequest, numero: int, cle: UUID) -> HttpResponse:
    """A picture of a dossier, drafted or frozen; the small one with ``?petite=``."""
    if not dossier_la_montre(numero, cle):
        raise Http404
    taille = "vignette" if "petite" in request.GET else "grande"
    return servir(fichiers_de(cle, DOSSIER), taille)


def _texte(numero: int, rang: int) -> tuple[Dossier, Texte]:
    d = get_object_or_404(Dossier, pk=numero)
    return d, get_object_or_404(Texte, dossier=d, pk=rang)
