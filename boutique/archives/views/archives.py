from datetime import date
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.caisses.services.exports import noter_l_export
from boutique.factures.forms.ouvertures import OuvertureForm
from boutique.factures.ouvertures import (
    acces_des_controleurs,
    exiger_les_factures,
    lit_les_factures,
    ouvertes_jusqu_au,
)
from boutique.factures.services.ouvertures import ouvrir_les_factures
from boutique.regles.droits import ARCHIVER, EMPORTER
from collecte.matiere.pagination import page_cherchee
from petiterockette.comptes.models import Compte
from petiterockette.droits import droit, exiger_partout
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format
from petiterockette.travaux.etat_des_travaux import travaux_de

from .. import verifier_archive
from ..dossier import chemin_de
from ..forms.archives import ArchiveForm
from ..models import Archive
from ..refus import RienAArchiver
from ..services.archives import NATURE, bornes_archivables, demander_une_archive

PAR_PAGE = 30
FACTURES = Archive.Genre.FACTURES


@droit(EMPORTER)
@never_cache
def archives(request: HttpRequest) -> HttpResponse:
    """The archives that were made, those being made, and a form to ask for one."""
    exiger_partout(request.user, ARCHIVER if request.method == "POST" else EMPORTER)
    try:
        bornes = bornes_archivables()
    except RienAArchiver:
        bornes = None
    form = None
    if bornes and request.user.has_perm(ARCHIVER):
        donnees = donnees_postees(request)
        form = ArchiveForm(donnees, debut=bornes[0], fin=bornes[1])
        if form.is_valid():
            try:
                demander_une_archive(**form.cleaned_data, compte=request.user)
            except Refus as refus:
                form.refuser(refus)
            else:
                messages.success(request, _("C’est parti\u00a0: elle apparaîtra ici."))
                return redirect("boutique:archives")
    return _montrer(request, form, bornes)


def _montrer(
    request: HttpRequest,
    form: ArchiveForm | None,
    bornes: tuple[date, date] | None,
    ouverture: OuvertureForm | None = None,
) -> HttpResponse:
    nomme, archive = lit_les_factures(request.user), request.user.has_perm(ARCHIVER)
    lisibles = Archive.objects.all() if nomme else Archive.objects.exclude(genre=FACTURES)
    accordes = acces_des_controleurs() if archive else []
    page = page_cherchee(request.GET, lisibles, PAR_PAGE, "fichier", "empreinte", jour="debut")
    contexte = {
        "form": form,
        "bornes": bornes,
        "cherche": page.cherche,
        "page": page,
        "travaux": travaux_de(NATURE),
        "nomme": nomme,
        "archive": archive,
        "controles": accordes,
        "ouverture": ouverture or (OuvertureForm(controles=accordes) if accordes else None),
        "jusqu_au": None if archive else ouvertes_jusqu_au(request.user),
    }
    return render(request, "boutique/archives/archives.html", contexte)


@require_POST
@droit(ARCHIVER)
@never_cache
def factures_ouvrir(request: HttpRequest) -> HttpResponse:
    """Open the invoices to a control, until a day."""
    exiger_partout(request.user, ARCHIVER)
    form = OuvertureForm(request.POST, controles=acces_des_controleurs())
    if form.is_valid():
        try:
            faite = ouvrir_les_factures(**form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            dit = {"jour": date_format(faite.jusqu_au)}
            messages.success(request, _("Les factures lui sont ouvertes jusqu’au %(jour)s.") % dit)
            return redirect("boutique:archives")
    return _montrer(request, None, None, form)


@require_POST
@droit(ARCHIVER)
def factures_fermer(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the invoices to a control before the day that was said."""
    exiger_partout(request.user, ARCHIVER)
    controle = get_object_or_404(Compte, pk=pk)
    ouvrir_les_factures(controle=controle, jusqu_au=None, compte=request.user)
    messages.success(request, _("Les factures lui sont refermées."))
    return redirect("boutique:archives")


@droit(EMPORTER)
@never_cache
def archive_fichier(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file itself, as it was made."""
    exiger_partout(request.user, EMPORTER)
    archive = get_object_or_404(Archive, pk=pk)
    if archive.genre == FACTURES:
        exiger_les_factures(request.user)
    try:
        chemin = chemin_de(archive)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("boutique:archives")
    noter_l_export(archive.fichier.removesuffix(".zip"), "zip", compte=request.user)
    return FileResponse(chemin.open("rb"), as_attachment=True, filename=archive.fichier)


@droit(EMPORTER)
@never_cache
def archive_verificateur(request: HttpRequest) -> HttpResponse:
    """The script that verifies an archive, to be run by Python alone."""
    script = Path(verifier_archive.__file__)
    reponse = HttpResponse(script.read_bytes(), content_type="text/x-python; charset=utf-8")
    reponse["Content-Disposition"] = f'attachment; filename="{script.name}"'
    return reponse
