from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from boutique.regles.droits import LIRE
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.droits import droit
from petiterockette.version import VERSION

from ..manuel import CHAPITRES

CONTEXTE = {"chapitres": CHAPITRES, "version": VERSION}


@droit(LIRE)
def manuel(request: HttpRequest) -> HttpResponse:
    """How everything is done at the till, in French, for whoever holds it or controls it."""
    return render(request, "boutique/integrite/manuel.html", CONTEXTE)


@droit(LIRE)
def manuel_pdf(request: HttpRequest) -> HttpResponse:
    """The manual of the till, to be printed and kept beside the drawer."""
    return reponse_pdf("boutique/integrite/manuel_papier.html", CONTEXTE, "manuel-de-la-caisse")
