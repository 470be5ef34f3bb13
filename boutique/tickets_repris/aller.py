"""« Aller à » finds a ticket of before by its number in the old tool."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.regles.droits import LIRE
from petiterockette.affichage.aller.registre import Genre, Saisie, SourceDeRecherche, Trouve
from petiterockette.comptes.portees import portee
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.temps.dates import date_format

from .models import TicketRepris


def tickets_d_avant(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The tickets of that number, of any old base, at the sites that this account reads."""
    if saisie.montant_cts is not None or (numero := numero_lu(saisie.texte)) is None:
        return
    siens = TicketRepris.objects.vivants().filter(numero=numero)
    lieux = portee(request.user, LIRE).ids_des_lieux
    if lieux is not None:
        siens = siens.filter(lieu__in=lieux)
    for ticket in siens.select_related("lieu").order_by("-le", "-pk")[: saisie.par_groupe]:
        yield Trouve(
            _("Ticket d’avant %(numero)s") % {"numero": ticket.numero},
            reverse("boutique:ticket_repris", args=[ticket.pk]),
            "history",
            f"{date_format(ticket.jour, 'j F Y')} · {ticket.lieu} · {euros(ticket.total_cts)}",
            ticket.jour,
        )


SOURCES = [SourceDeRecherche(Genre.TICKETS, LIRE, tickets_d_avant)]
