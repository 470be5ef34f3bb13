from petiterockette.affichage import apps as affichage


class TicketsReprisConfig(affichage.Salle):
    name = "boutique.tickets_repris"
    label = "boutique_tickets_repris"
    verbose_name = "tickets d’avant"
