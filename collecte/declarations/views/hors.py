from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from collecte.matiere.periode import Genre, Periode, PeriodeIllisible
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit
from petiterockette.saisie.suite import vient_apres

from ..bilans.partage import partage
from ..exports import partage_a_emporter
from .conventions import LIRE

# What the page proposes, around the days that it shows.
GENRES = (Genre.MOIS, Genre.TRIMESTRE, Genre.ANNEE)


@droit(LIRE)
def hors_courant(request: HttpRequest) -> HttpResponse:
    """The last quarter that is over: what is declared then."""
    fini = Periode.du(Genre.TRIMESTRE, timezone.localdate()).precedente
    return redirect("collecte:hors_conventions", fini.code)


@droit(LIRE)
@never_cache
def hors(request: HttpRequest, periode: str) -> HttpResponse:
    """Every kilogram of a period: in the line that holds it, or in none; and their sum."""
    try:
        lue = Periode.lire(periode)
    except PeriodeIllisible:
        raise Http404 from None
    partager = partial(partage, lue.debut, lue.fin)
    if fichier := a_emporter(request.GET, lambda: partage_a_emporter(partager(), lue)):
        return fichier
    contexte = {
        "periode": lue,
        "genres": [(Periode.du(g, lue.debut), g == lue.genre) for g in GENRES],
        "suivante": lue.suivante if lue.suivante.debut <= timezone.localdate() else None,
        "partage": None if vient_apres(request.GET) else partager(),
    }
    return render(request, "collecte/declarations/hors.html", contexte)
