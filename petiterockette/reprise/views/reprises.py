"""What was brought, what is brought next, and the end of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import fichier_csv
from petiterockette.droits import droit
from petiterockette.exports import Colonne, Document, Feuille, Format, format_demande, reponse
from petiterockette.refus import Refus

from ..ailleurs import AILLEURS
from ..forms import ApporterForm
from ..genres import GENRES
from ..models import Fichier
from ..services import fichiers as services
from ..services import fin, longs

TENIR = services.DROIT


@droit(TENIR)
@never_cache
def reprise(request: HttpRequest) -> HttpResponse:
    """The files that were sent, the newest first, and what became of each."""
    tous = Fichier.objects.defer("octets", "apercu").select_related("compte__personne")
    lus = [(f, GENRES.get(f.genre)) for f in tous]
    contexte = {
        "fichiers": lus,
        "a_clore": fin.a_clore(),
        "ailleurs": AILLEURS,
        "recues": [(a, recue) for a in AILLEURS for recue in a.recues()],
    }
    return render(request, "reprise/reprise.html", contexte)


@droit(TENIR)
@never_cache
def apporter(request: HttpRequest) -> HttpResponse:
    """Send a file; nothing of it is written."""
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ApporterForm(*donnees)
    if form.is_valid():
        try:
            recu, _neuf = services.recevoir(compte=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            if longs.est_long_a_lire(recu):
                longs.demander_la_lecture(fichier=recu, compte=request.user)
            return redirect("reprise:fichier", recu.pk)
    return render(request, "reprise/apporter.html", {"form": form, "genres": GENRES.values()})


@droit(TENIR)
def modele(request: HttpRequest, genre: str) -> HttpResponse:
    """The columns of a kind of file, with some rows, as a spreadsheet."""
    if genre not in GENRES:
        raise Http404
    tetes, *rangees = GENRES[genre].modele
    nom = f"modele-{genre}"
    if format_demande(request.GET) is Format.CSV:
        return fichier_csv(nom, tetes, rangees)
    document = Document(
        nom=nom,
        titre=str(GENRES[genre].nom),
        filtres=[],
        definitions=[],
        feuilles=[Feuille(_("Modèle"), [Colonne(t) for t in tetes], rangees)],
    )
    return reponse(document, format_demande(request.GET) or Format.XLSX)


@droit(TENIR)
@never_cache
def terminer(request: HttpRequest) -> HttpResponse:
    """Say what will be closed for good; once it is said, close it."""
    a_clore = fin.a_clore()
    if request.method == "POST" and a_clore:
        try:
            clos = fin.terminer(compte=request.user)
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            phrase = _("Reprise terminée, c’est clos\u00a0: %(quoi)s.")
            messages.success(request, phrase % {"quoi": "\u00a0; ".join(clos)})
    elif a_clore:
        return render(request, "reprise/terminer.html", {"a_clore": a_clore})
    return redirect("reprise:reprise")
