from datetime import timedelta

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.pdf import en_fichier
from petiterockette.saisie.ici import suite_demandee

from .demandes import attend_depuis, demande_de
from .dossier import page_de, pdf_de

# From then on, whoever waits is offered to have it drawn by the page itself.
PATIENCE = timedelta(seconds=15)


@never_cache
def papier(request: HttpRequest, jeton: str) -> HttpResponse:
    """A paper that is being prepared, then given: its page looks again by itself."""
    demande = demande_de(jeton, request.user)
    pret = pdf_de(demande.numero)
    if not (pret or page_de(demande.numero)):
        raise Http404
    contexte = {
        "jeton": jeton,
        "pret": pret,
        "tarde": attend_depuis(jeton, PATIENCE),
        "retour": suite_demandee(request),
    }
    return render(request, "papiers/papier.html", contexte)


@never_cache
def fichier(request: HttpRequest, jeton: str) -> HttpResponse | FileResponse:
    """The paper as a file; drawn now where nobody has drawn it yet."""
    demande = demande_de(jeton, request.user)
    if pret := pdf_de(demande.numero):
        return FileResponse(pret.open("rb"), as_attachment=True, filename=f"{demande.nom}.pdf")
    if page := page_de(demande.numero):
        return en_fichier(page, demande.nom)
    raise Http404
