"""The tickets of before hold nobody: neither who sold, nor a comment comes in."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import exempter

exempter(
    _("mot d’une liste de l’ancien outil, nature ou empreinte écrites par le logiciel"),
    "boutique_tickets_repris.TicketRepris.empreinte",
    "boutique_tickets_repris.TicketRepris.nature",
    "boutique_tickets_repris.LigneReprise.libelle",
)
