from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.pdf import PdfImpossible
from petiterockette.droits import droit
from petiterockette.exports import TABLEURS
from petiterockette.mots.numeros import numero_lu
from petiterockette.photos.fichiers import fichiers_de
from petiterockette.photos.servies import servir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..documents import nom_de
from ..forms.dossiers import AbandonForm, MotifForm
from ..manques import a_savoir, ce_qui_manque
from ..models import Dossier, Fichier, Figement, Partage
from ..papier import contexte_du_papier
from ..photos import DOSSIER, figement_la_montre
from ..services import figements as services
from ..services.fichiers import faire_les_fichiers
from ..services.partages import partager, retirer_le_partage
from .dossiers import LIRE, TENIR


@droit(TENIR)
@never_cache
def figer(request: HttpRequest, numero: int) -> HttpResponse:
    """Freeze a draft, once it was said what it lacks, and that nothing of it moves any more."""
    d = get_object_or_404(Dossier, pk=numero)
    refus = ""
    if request.method == "POST":
        try:
            services.figer(
                dossier=d, compte=request.user, sans_ce_qui_manque="sans" in request.POST
            )
        except Refus as dit:
            refus = str(dit)
        else:
            messages.success(request, _("Figé\u00a0: ces chiffres ne bougeront plus."))
            return redirect("dossiers:dossier", numero)
    contexte = {
        "dossier": d,
        "manques": ce_qui_manque(d),
        "a_savoir": a_savoir(d, timezone.localdate()),
        "refus": refus,
    }
    return render(request, "dossiers/figer.html", contexte, status=422 if refus else 200)


@droit(TENIR)
@never_cache
def reprendre(request: HttpRequest, numero: int) -> HttpResponse:
    """Make a draft of a frozen dossier again, with a reason."""
    d = get_object_or_404(Dossier, pk=numero)
    form = MotifForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.reprendre(dossier=d, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est de nouveau un brouillon."))
            return redirect("dossiers:dossier", numero)
    return render(request, "dossiers/reprendre.html", {"form": form, "dossier": d})


@droit(TENIR)
@never_cache
def abandonner(request: HttpRequest, numero: int) -> HttpResponse:
    """Give up a draft, with a reason."""
    d = get_object_or_404(Dossier, pk=numero)
    form = AbandonForm(donnees_postees(request))
    if form.is_valid():
        try:
            services.abandonner(dossier=d, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Ce dossier est abandonné\u00a0: il reste dans la liste."))
            return redirect("dossiers:dossiers")
    return render(request, "dossiers/abandonner.html", {"form": form, "dossier": d})


def _passer(
    faire: Callable[..., Any], dit: Callable[[], str], ou: str = ""
) -> Callable[..., HttpResponse]:
    """The view of a gesture that asks nothing more than its button; ``ou``: where one sees it."""

    @require_POST
    @droit(TENIR)
    def vue(request: HttpRequest, numero: int) -> HttpResponse:
        try:
            faire(dossier=get_object_or_404(Dossier, pk=numero), compte=request.user)
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            messages.success(request, dit())
        return redirect(reverse("dossiers:dossier", args=[numero]) + ou)

    return vue


envoyer = _passer(services.envoyer, lambda: _("Noté : il est envoyé."))
solder = _passer(services.solder, lambda: _("Noté : il est soldé."))
partage = _passer(
    partager,
    lambda: _("Voici le lien\u00a0: il ouvre ce qui est figé, à qui le connaît."),
    "#partage",
)
partage_retirer = _passer(retirer_le_partage, lambda: _("Lien retiré\u00a0: il n’ouvre plus rien."))


@require_POST
@droit(LIRE)
def fichiers(request: HttpRequest, numero: int) -> HttpResponse:
    """Draw the files now, where nothing drew them beside the pages."""
    try:
        faire_les_fichiers(_fige(numero))
    except PdfImpossible:
        return render(request, "pdf_impossible.html", status=503)
    return redirect("dossiers:dossier", numero)


@droit(LIRE)
def fichier(request: HttpRequest, numero: int, format: str) -> HttpResponse:
    """A file as it was frozen, to the byte; the last time, or the one of ``?rang=``."""
    return _donner(_fige(numero, numero_lu(request.GET.get("rang", ""))), format)


@login_not_required
@never_cache
def public(request: HttpRequest, jeton: str) -> HttpResponse:
    """What was frozen, for whoever has the link: the page, or one of its files."""
    lien = get_object_or_404(Partage.objects.select_related("dossier"), jeton=jeton)
    if lien.retire_le:
        return render(request, "dossiers/retire.html", status=410)
    figement = _fige(lien.dossier_id)
    if format := request.GET.get("format", ""):
        return _donner(figement, format)
    contexte = contexte_du_papier(
        figement.contenu,
        figement,
        image=lambda cle: reverse("dossiers:photo_publique", args=[jeton, cle]),
    )
    contexte["formats"] = list(figement.fichiers.values_list("format", flat=True))
    return render(request, "dossiers/public.html", contexte)


@login_not_required
@never_cache
def photo_publique(request: HttpRequest, jeton: str, cle: UUID) -> HttpResponse:
    """A picture of what was frozen, for whoever has the link."""
    lien = get_object_or_404(Partage, jeton=jeton, retire_le=None)
    if not figement_la_montre(_fige(lien.dossier_id), cle):
        raise Http404
    return servir(fichiers_de(cle, DOSSIER), "grande")


def _fige(numero: int, rang: int | None = None) -> Figement:
    figements = Figement.objects.filter(dossier=numero).order_by("-rang")
    figement = (figements if rang is None else figements.filter(rang=rang)).first()
    if figement is None:
        raise Http404
    return figement


def _donner(figement: Figement, format: str) -> HttpResponse:
    garde = get_object_or_404(Fichier, figement=figement, format=format)
    tableur = TABLEURS.get(format)
    genre = tableur[1] if tableur else "application/pdf"
    reponse = HttpResponse(bytes(garde.octets), content_type=genre)
    nom = f"{nom_de(figement.contenu)}.{format}"
    reponse["Content-Disposition"] = f'attachment; filename="{nom}"'
    return reponse
