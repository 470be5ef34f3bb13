from petiterockette.affichage import apps as affichage


class TicketsReprisConfig(affichage.Salle):
    name = "boutique.tickets_repris"
    label = "boutique_tickets_repris"
    verbose_name = "tickets d’avant"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .tableurs.genre import VENTES

        genres.inscrire(VENTES)
