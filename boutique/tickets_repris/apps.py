from petiterockette.affichage import apps as affichage


class TicketsReprisConfig(affichage.Salle):
    name = "boutique.tickets_repris"
    label = "boutique_tickets_repris"
    verbose_name = "tickets d’avant"

    def ready(self) -> None:
        super().ready()
        from boutique.tickets.ailleurs import AILLEURS, Ailleurs
        from collecte.bilans.sans_masse import COMPTEURS_D_AVANT
        from petiterockette.reprise import genres

        from .accueil import NOM, il_y_en_a
        from .bilans import vendus_sans_masse_d_avant
        from .tableurs.genre import VENTES

        genres.inscrire(VENTES)
        COMPTEURS_D_AVANT.append(vendus_sans_masse_d_avant)
        AILLEURS.append(Ailleurs(NOM, "boutique:tickets_repris", "history", il_y_en_a))
