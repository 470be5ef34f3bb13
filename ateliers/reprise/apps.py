from petiterockette.affichage import apps as affichage


class RepriseConfig(affichage.Salle):
    name = "ateliers.reprise"
    label = "ateliers_reprise"
    verbose_name = "reprise des ateliers"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .genre import ATELIERS

        genres.inscrire(ATELIERS)
