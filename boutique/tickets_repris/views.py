from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from boutique.caisses.services.exports import noter_l_export
from boutique.regles.droits import LIRE
from collecte.matiere.pagination import page_par_cle
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger

from .exports import tickets_a_emporter
from .forms import FiltreForm
from .models import TicketRepris

PAR_PAGE = 40


@droit(LIRE)
@never_cache
def tickets_repris(request: HttpRequest) -> HttpResponse:
    """The tickets of before of the sites that this account reads, last first."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    tous = TicketRepris.objects.vivants()
    if lieux_lus.ids is not None:
        tous = tous.filter(lieu__in=lieux_lus.ids)
    filtre = FiltreForm(request.GET)
    choisis = filtre.filtrer(tous)
    fichier = a_emporter(request.GET, lambda: tickets_a_emporter(choisis, lieux_lus, filtre.dits()))
    if fichier:
        nom = f"tickets-d-avant{lieux_lus.suffixe}"
        noter_l_export(nom, request.GET["format"], compte=request.user)
        return fichier
    details = choisis.select_related("lieu", "moyen")
    page = page_par_cle(request.GET, details, PAR_PAGE, instant="le")
    contexte = {
        "lieux_lus": lieux_lus,
        "filtre": filtre,
        "tickets": page.lignes,
        "suite": page.suite,
        "retour": page.retour,
    }
    return render(request, "boutique/tickets_repris/tickets.html", contexte)


@droit(LIRE)
@never_cache
def ticket_repris(request: HttpRequest, pk: int) -> HttpResponse:
    """A ticket of before: what it holds, what of it is not sure, what replaced it."""
    return _montrer(request, pk, "boutique/tickets_repris/ticket.html")


@droit(LIRE)
@never_cache
def ticket_repris_papier(request: HttpRequest, pk: int) -> HttpResponse:
    """Its paper, marked: it is of no series of the till, and no duplicata."""
    return _montrer(request, pk, "boutique/tickets_repris/papier.html")


def _montrer(request: HttpRequest, pk: int, gabarit: str) -> HttpResponse:
    lus = TicketRepris.objects.select_related("lieu", "moyen", "remplace", "remplacant")
    ticket = get_object_or_404(lus, pk=pk)
    exiger(request.user, LIRE, ticket.lieu)
    lignes = ticket.lignes.select_related("categorie")
    masse_g = sum(li.masse_g or 0 for li in lignes)
    contexte = {
        "ticket": ticket,
        "lignes": lignes,
        "masse_g": masse_g,
        "remplacant": getattr(ticket, "remplacant", None),
    }
    return render(request, gabarit, contexte)
