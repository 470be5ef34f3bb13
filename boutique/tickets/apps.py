from petiterockette.affichage import apps as affichage


class TicketsConfig(affichage.Salle):
    name = "boutique.tickets"
    label = "boutique_tickets"
