from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.etiquettes import essai_en_pdf
from petiterockette.droits import droit
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.etiquettes import FormatForm
from ..models import FormatEtiquette
from ..services.evenements import SUIVRE

A4 = {"page_largeur_um": 210_000, "page_hauteur_um": 297_000}


@droit(SUIVRE)
@never_cache
def formats(request: HttpRequest) -> HttpResponse:
    """The papers of labels of the house."""
    contexte = {"formats": FormatEtiquette.objects.all()}
    return render(request, "collecte/objets/etiquettes/formats.html", contexte)


@droit(SUIVRE)
@never_cache
def format_changer(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a paper, or change one; its outlines can be printed before it is used."""
    le_format = get_object_or_404(FormatEtiquette, pk=pk) if pk else FormatEtiquette(**A4)
    form = FormatForm(donnees_postees(request), instance=le_format)
    if form.is_valid() and form.enregistrer(par=request.user):
        messages.success(request, _("« %(nom)s » est enregistré.") % {"nom": form.instance})
        return redirect("collecte:formats")
    contexte = {"form": form, "format": le_format, "pk": pk}
    return render(request, "collecte/objets/etiquettes/format.html", contexte)


@droit(SUIVRE)
def format_essai(request: HttpRequest, pk: int) -> HttpResponse:
    """The outlines of a paper's labels, to be held against one."""
    le_format = get_object_or_404(FormatEtiquette, pk=pk)
    return essai_en_pdf(le_format.gabarit, f"essai-etiquettes-{pk}")
