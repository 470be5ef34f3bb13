from petiterockette.affichage import apps as affichage


class TicketsReprisConfig(affichage.Salle):
    name = "boutique.tickets_repris"
    label = "boutique_tickets_repris"
    verbose_name = "tickets d’avant"

    def ready(self) -> None:
        super().ready()
        from boutique.tickets.ailleurs import AILLEURS, Ailleurs
        from petiterockette.reprise import genres

        from .accueil import NOM, il_y_en_a
        from .tableurs.genre import VENTES

        genres.inscrire(VENTES)
        AILLEURS.append(Ailleurs(NOM, "boutique:tickets_repris", "history", il_y_en_a))
